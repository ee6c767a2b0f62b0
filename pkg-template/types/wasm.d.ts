import type { WasmModule } from "./web.js";

/** The compiled module, if a bundler or runtime compiles imports of the file, as wrangler does. */
declare const module: WasmModule;
export default module;
