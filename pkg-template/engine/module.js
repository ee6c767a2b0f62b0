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
 * The bytes of a text in the form of wasm.js: one character for a byte below 74 or from 106 to 120,
 * two for any other.
 *
 * @param {string} text
 */
function decode(text) {
  // This runs once and interpreted, which takes half the time for an array of bytes that it takes
  // for calls of `charCodeAt`. jest-environment-jsdom, AudioWorklet and others have no TextEncoder.
  const codes =
    typeof TextEncoder === "function"
      ? new TextEncoder().encode(text)
      : Uint8Array.from(text, (character) => character.charCodeAt(0));
  const valueAt = (/** @type {number} */ index) => {
    const code = codes[index] ?? 0;
    // The characters from "c" to "~", then those from "#" to "b" without the backslash.
    return (code < 92 ? code - 7 : code - 8) % 91;
  };
  let count = 0;
  for (let next = 0; next < codes.length; next++) {
    let byte = valueAt(next);
    if (byte >= 89) {
      const rest = (byte - 89) * 91 + valueAt(++next);
      byte = rest + (rest < 32 ? 74 : 89);
    } else if (byte >= 74) byte += 32;
    codes[count++] = byte;
  }
  return codes.subarray(0, count);
}
