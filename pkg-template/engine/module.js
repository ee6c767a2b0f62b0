// The source of the engine's WebAssembly.Module. It is the only module that differs between the
// entry points of the package: the build replaces it.
import { requireCompiler } from "./platform.js";
import { wasm } from "./wasm.js";

/** The compiled engine. */
export function compile() {
  requireCompiler();
  return new WebAssembly.Module(decode(wasm));
}

export { requireCompiler as check } from "./platform.js";

/**
 * The bytes of a text in the form of wasm.js: a character for a byte below 89, two for any other.
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
    // The backslash is left out.
    return code < 92 ? code - 35 : code - 36;
  };
  let count = 0;
  for (let next = 0; next < codes.length; next++) {
    let value = valueAt(next);
    if (value >= 89) value = 89 + (value - 89) * 91 + valueAt(++next);
    codes[count++] = value;
  }
  return codes.subarray(0, count);
}
