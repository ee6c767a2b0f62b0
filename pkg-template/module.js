// Where the engine's WebAssembly.Module comes from. The one module that differs between the entry points of the package: see entries/ in the repository.
import { compileBytes } from "./compile-bytes.js";
import { wasm } from "./wasm.js";

/** The compiled engine; called when it is needed for the first time. */
export function compile() {
  return compileBytes(decode(wasm));
}

function decode(hex) {
  if (typeof Uint8Array.fromHex === "function") return Uint8Array.fromHex(hex);
  if (typeof Buffer === "function") return Buffer.from(hex, "hex");
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index++) bytes[index] = parseInt(hex.slice(2 * index, 2 * index + 2), 16);
  return bytes;
}
