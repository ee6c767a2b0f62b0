import type { WasmModule } from "./web.js";

/** What an import of the file itself is where the bundler or the runtime compiles it, as wrangler does. */
declare const module: WasmModule;
export default module;
