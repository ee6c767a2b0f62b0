// The buffers in the memory of the present instance.
import { answer_place, reserve_text, reserve_words } from "./glue.js";
import { TextEncoder } from "./utf8.js";

const MIN_WORDS = 512;
const MIN_BYTES = 4096;

/** Up to this many units of text, a loop takes less time than the encoder. */
const LOOP_UNITS = 16;

const encoder = new TextEncoder();

/** The memory of the present instance. */
export let memory;
// Views. When the memory grows they have no length any more, so that whatever is to fit in asks for room then.
let words = new Uint32Array(0);
let bytes = new Uint8Array(0);
let hasReserved = false;

/** Takes the memory of a fresh instance. */
export function attach(fresh) {
  memory = fresh;
  words = new Uint32Array(0);
  bytes = new Uint8Array(0);
}

/** Whether the memory may have grown since the last time this was asked. */
export function hasGrown() {
  const may = hasReserved || words.length === 0;
  hasReserved = false;
  return may;
}

/** A view with room for some words. What is there stays as long as no more room is asked for. */
export function roomForWords(count) {
  if (words.length < count) {
    const room = Math.max(count, MIN_WORDS);
    const place = reserve_words(room);
    hasReserved = true;
    words = new Uint32Array(memory.buffer, place, room);
  }
  return words;
}

/** Writes a text as UTF-8, and returns its bytes. */
export function writeUtf8(text) {
  const { length } = text;
  // No UTF-16 unit takes more than three bytes.
  if (bytes.length < 3 * length) {
    const room = Math.max(3 * length, MIN_BYTES);
    const place = reserve_text(room);
    hasReserved = true;
    bytes = new Uint8Array(memory.buffer, place, room);
  }
  if (length <= LOOP_UNITS) {
    let all = 0;
    for (let index = 0; index < length; index++) {
      const unit = text.charCodeAt(index);
      bytes[index] = unit;
      all |= unit;
    }
    if (all < 0x80) return length;
  }
  return encoder.encodeInto(text, bytes).written;
}

/** The words of the last answer. */
export function readWords(count) {
  const view = new Uint32Array(memory.buffer, answer_place(), count);
  const answer = [];
  for (let index = 0; index < count; index++) answer.push(view[index]);
  return answer;
}
