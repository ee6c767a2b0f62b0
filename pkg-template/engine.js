// The second of two phases: writes what was gathered into the engine's memory, makes one call, and reads the result.
//
// None of the caller's code can run here, so a buffer belongs to one call from the first write to the result.
import * as glue from "./glue.js";
import { wasm } from "./wasm.js";

const ILL_FORMED = 1 << 4;
const SURROGATE = /\p{Surrogate}/u;
const SURROGATES = /\p{Surrogate}/gu;

let instance;

/** One WebAssembly instance and the places of its buffers. */
class Instance {
  #memory = glue.initSync({ module: new WebAssembly.Module(decode(wasm)) }).memory;
  #encoder = new TextEncoder();
  #words = new Uint32Array();
  #text = new Uint8Array();

  /** Writes the words, and returns how many. */
  writeWords(words) {
    if (this.#words.length < words.length || this.#words.buffer !== this.#memory.buffer) {
      const room = Math.max(words.length, 256);
      const place = glue.reserve_words(room);
      this.#words = new Uint32Array(this.#memory.buffer, place, room);
    }
    for (let index = 0; index < words.length; index++) this.#words[index] = words[index];
    return words.length;
  }

  /** Writes the text, and returns its bytes; fewer than it has where there was no room for them. */
  writeText(text, room) {
    if (this.#text.length < room || this.#text.buffer !== this.#memory.buffer) {
      const place = glue.reserve_text(room);
      this.#text = new Uint8Array(this.#memory.buffer, place, room);
    }
    return this.#encoder.encodeInto(text, this.#text).written;
  }
}

/** Calls an export of the engine with what was gathered. */
export function call(name, gathered, contract = 0) {
  return recovering(() => {
    instance ??= new Instance();
    const bytes = writeTexts(gathered);
    const words = instance.writeWords(gathered.words);
    return CALLS[name](contract, words, bytes, gathered.hasImage);
  });
}
