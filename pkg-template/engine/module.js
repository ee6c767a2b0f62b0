// Where the engine's WebAssembly.Module comes from. The one module that differs between the entry points of the package: see xtask/entries/ in the repository.
import { wasm } from "./wasm.js";
import { compileBytes } from "./compile-bytes.js";
import { TextEncoder } from "./utf8.js";

/** The compiled engine; called when it is needed for the first time. */
export function compile() {
  return compileBytes(decode(wasm));
}

/** Throws where the engine could not be compiled: not even the smallest module can, of a header alone. */
export function check() {
  compileBytes(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
}

/** The bytes of a text in the form that `wasm_js` of xtask/src/package.rs describes. */
function decode(text) {
  // This runs once, interpreted: there an array of bytes is read in half the time of `charCodeAt`, and a call would take as long as the rest.
  const bytes = new TextEncoder().encode(text);
  const { length } = bytes;
  let count = 0;
  let next = 0;
  while (next < length) {
    let code = bytes[next++];
    let value = code < 92 ? code - 35 : code - 36;
    if (value >= 89) {
      code = bytes[next++];
      value = 89 + (value - 89) * 91 + (code < 92 ? code - 35 : code - 36);
    }
    bytes[count++] = value;
  }
  return bytes.subarray(0, count);
}
