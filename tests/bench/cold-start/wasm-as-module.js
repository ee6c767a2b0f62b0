// workerd compiles no bytes at run time, so there the wasm has to be a module of its own.
import { wasm } from "../package-under-test.js";

const SHIM = `
  import compiled from "./engine.wasm";
  // The package asks for a module to be made of its bytes; this is that module.
  WebAssembly.Module = new Proxy(WebAssembly.Module, { construct: () => compiled });
  export const wasm = "";
`;

/** Puts the wasm of the package beside its bundle. */
export const wasmAsModule = {
  name: "wasm-as-module",
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /yc-image-update\/wasm\.js$/ }, () => ({ contents: SHIM }));
    onResolve({ filter: /\/engine\.wasm$/ }, () => ({ path: "engine.wasm", namespace: "wasm" }));
    onLoad({ filter: /.*/, namespace: "wasm" }, () => ({ contents: wasm, loader: "copy" }));
  },
};
