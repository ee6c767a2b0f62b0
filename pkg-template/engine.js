// The second of two phases: writes what was gathered into the engine's memory, makes one call, and returns its result.
//
// None of the caller's code can run here, so the buffers belong to one call from the first write to the result. Whatever is thrown here leaves the
// instance in doubt: a trap, and also a RangeError from a nearly full stack, which skips the end of a function in WebAssembly. A fresh one follows then.
import * as glue from "./glue.js";
import { wasm } from "./wasm.js";

const MIN_WORDS = 256;
const MIN_BYTES = 4096;

// WebAssembly's memory cannot shrink. Ordinary calls need a quarter of this, what is as large as can be gathered three times as much.
const MAX_MEMORY = 1_048_576;

/** The buffers in the memory of an instance. */
class Buffers {
  #memory;
  #encoder = new TextEncoder();
  #words = new Uint32Array();
  #text = new Uint8Array();

  constructor(memory) {
    this.#memory = memory;
  }

  get memorySize() {
    return this.#memory.buffer.byteLength;
  }

  writeWords(words) {
    if (this.#words.length < words.length || this.#words.buffer !== this.#memory.buffer) {
      const room = Math.max(words.length, MIN_WORDS);
      const place = glue.reserve_words(room);
      this.#words = new Uint32Array(this.#memory.buffer, place, room);
    }
    const view = this.#words;
    for (let index = 0; index < words.length; index++) view[index] = words[index];
  }

  /** Returns the bytes written. */
  writeText(text) {
    // No UTF-16 unit takes more than three bytes.
    const room = 3 * text.length;
    if (this.#text.length < room || this.#text.buffer !== this.#memory.buffer) {
      const reserved = Math.max(room, MIN_BYTES);
      const place = glue.reserve_text(reserved);
      this.#text = new Uint8Array(this.#memory.buffer, place, reserved);
    }
    return this.#encoder.encodeInto(text, this.#text).written;
  }
}

let module;
let buffers;
let inDoubt = false;

/** Calls one of the glue's functions with what was gathered. */
export function judge(judgement, gathered, contract) {
  return run(() => {
    const bytes = writeText(gathered);
    buffers.writeWords(gathered.words);
    const result = judgement(gathered.words.length, bytes, contract, gathered.current !== undefined);
    if (buffers.memorySize > MAX_MEMORY) replace();
    return result;
  });
}

/** Runs code that calls the glue's functions, and nothing of the caller's. */
export function run(code) {
  try {
    if (buffers === undefined) start();
    return code();
  } catch (error) {
    // No more than a note: with the stack nearly full, replacing the instance could fail as well.
    buffers = undefined;
    inDoubt = true;
    throw error;
  }
}

function start() {
  module ??= compile();
  glue.initSync({ module });
  if (inDoubt) glue.__wbg_reset_state();
  // From the second time on this returns the exports of the present instance.
  buffers = new Buffers(glue.initSync({ module }).memory);
  inDoubt = false;
}

function replace() {
  inDoubt = true;
  start();
}

function compile() {
  if (typeof WebAssembly !== "object") throw new Error("yc-image-update needs WebAssembly, which this platform does not have.");
  try {
    return new WebAssembly.Module(decode(wasm));
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
    const advice = "a page with a Content-Security-Policy has to allow 'wasm-unsafe-eval' in script-src";
    throw new Error(`yc-image-update could not compile its WebAssembly: ${advice}.`, { cause: error });
  }
}

/** Writes the strings, and returns their bytes in all. */
function writeText(gathered) {
  const bytes = buffers.writeText(gathered.text);
  // Only ASCII takes as many bytes as units, and ASCII is well-formed.
  if (bytes === gathered.text.length) return bytes;

  const { text } = gathered;
  gathered.mend();
  return gathered.text === text ? bytes : buffers.writeText(gathered.text);
}

function decode(hex) {
  if (typeof Uint8Array.fromHex === "function") return Uint8Array.fromHex(hex);
  if (typeof Buffer === "function") return Buffer.from(hex, "hex");
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index++) bytes[index] = parseInt(hex.slice(2 * index, 2 * index + 2), 16);
  return bytes;
}
