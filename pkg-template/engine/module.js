// The source of the engine's WebAssembly.Module. It is the only module that differs between the
// entry points of the package: the build replaces it.
//
// The text of the wasm is imported first: index.js says why.
import { wasm } from "./wasm.js";
import { requireCompiler } from "./platform.js";

/** The compiled engine. */
export function compile() {
  requireCompiler();
  return new WebAssembly.Module(decode(wasm));
}

export { requireCompiler as check } from "./platform.js";

/**
 * The bytes of a text in the form of wasm.js. This runs once and interpreted, so each character
 * takes as few steps as possible.
 *
 * @param {string} text
 */
function decode(text) {
  // jest-environment-jsdom, AudioWorklet and others have no TextEncoder.
  const codes =
    typeof TextEncoder === "function"
      ? new TextEncoder().encode(text)
      : Uint8Array.from(text, (character) => character.charCodeAt(0));
  const bytes = singleBytes();
  const { length } = codes;
  let count = 0;
  for (let next = 0; next < length; next++) {
    const code = /** @type {number} */ (codes[next]);
    if (code < 124) codes[count++] = /** @type {number} */ (bytes[code]);
    else {
      // The characters "|", "}" and "~" change bits of the next byte.
      const byte = /** @type {number} */ (bytes[/** @type {number} */ (codes[++next])]);
      codes[count++] = byte ^ ((code - 123) << 6);
    }
  }
  return codes.subarray(0, count);
}

/** The bytes that have one character, by the codes of these characters. */
function singleBytes() {
  const bytes = new Uint8Array(124);
  for (let number = 0; number < 88; number++) {
    // From "a" to "{", then from "#" to "`", without the backslash.
    const code = number < 27 ? number + 97 : number < 84 ? number + 8 : number + 9;
    bytes[code] = number < 73 ? number : number + 33;
  }
  return bytes;
}
