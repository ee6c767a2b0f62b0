// Where the engine's WebAssembly.Module comes from. The one module that differs between the entry points of the package: see xtask/entries/ in the repository.
import { compileBytes } from "./compile-bytes.js";
import { wasm } from "./wasm.js";

/** The compiled engine; called when it is needed for the first time. */
export function compile() {
  return compileBytes(decode(wasm));
}

/** The bytes of a text in the form that `wasm_js` of xtask/src/package.rs describes. */
function decode(text) {
  const bytes = new Uint8Array(text.length);
  let count = 0;
  let next = 0;
  const read = () => {
    const code = text.charCodeAt(next++);
    return code - (code < 92 ? 35 : 36);
  };
  while (next < text.length) {
    const value = read();
    bytes[count++] = value < 89 ? value : 89 + (value - 89) * 91 + read();
  }
  return bytes.subarray(0, count);
}
