import type { WasmModule } from "./web.js";

/**
 * The compiled module, if a bundler or runtime compiles the file when it is imported, as wrangler
 * does.
 */
declare const module: WasmModule;
export default module;
