// Where the engine's WebAssembly.Module comes from. The one module that differs between the entry points of the package: see xtask/entries/ in the repository.
import { compileBytes } from "./compile-bytes.js";
import { TextEncoder } from "./utf8.js";
import { wasm } from "./wasm.js";

/** The compiled engine; called when it is needed for the first time. */
export function compile() {
  return compileBytes(decode(wasm));
}

/** The bytes of a text in the form that `wasm_js` of xtask/src/package.rs describes. */
function decode(text) {
  // This runs once, before any compiler has looked at it: an array of bytes is read there in half the time of `charCodeAt`.
  const bytes = new TextEncoder().encode(text);
  const { length } = bytes;
  let count = 0;
  let next = 0;
  while (next < length) {
    const value = positionOf(bytes[next++]);
    bytes[count++] = value < 89 ? value : 89 + (value - 89) * 91 + positionOf(bytes[next++]);
  }
  return bytes.subarray(0, count);
}

function positionOf(code) {
  return code - (code < 92 ? 35 : 36);
}
