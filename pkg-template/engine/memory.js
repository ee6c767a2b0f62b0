// The buffers in the memory of the present instance, which stay where they are.
import { ROOM_ANSWER, ROOM_TEXT, ROOM_WORDS } from "../contract/data.js";
import { buffers } from "./glue.js";
import { TextEncoder } from "./utf8.js";

const encoder = new TextEncoder();

/** The memory of the present instance. */
export let memory;
/** Where words are written. */
export let words;
/** The words of the last answer, which have to be read before the next call. */
export let answerWords;
let bytes;

/** Takes the memory of a fresh instance. */
export function attach(fresh) {
  memory = fresh;
  makeViews();
}

/** Makes the views anew if the memory has grown, as it does when a first value of JavaScript is kept in it: they have no length then. */
export function renewViews() {
  if (words.length === 0) makeViews();
}

function makeViews() {
  const place = buffers();
  const { buffer } = memory;
  words = new Uint32Array(buffer, place, ROOM_WORDS);
  answerWords = new Uint32Array(buffer, place + words.byteLength, ROOM_ANSWER);
  bytes = new Uint8Array(buffer, answerWords.byteOffset + answerWords.byteLength, ROOM_TEXT);
}

/** Writes a text as UTF-8, and returns its bytes. */
export function writeUtf8(text) {
  return encoder.encodeInto(text, bytes).written;
}

/** Makes ready to read so many words of an answer. */
export function prepareAnswer(count) {
  if (count > ROOM_ANSWER) throw new RangeError("the engine of yc-image-update has no answer");
  renewViews();
}
