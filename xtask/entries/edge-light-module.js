// module.js for the edge runtime of Next.js and Vercel. It cannot compile bytes at run time, and
// its bundlers recognise a wasm module by this query.
import module from "./yc-image-update.wasm?module";

export function compile() {
  return module;
}

/** Does nothing: the module is loaded before any call. */
export function check() {}
