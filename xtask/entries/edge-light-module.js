// module.js for the edge runtime of Next.js and Vercel: it compiles no bytes at run time either, and its bundlers know a module by this query.
import module from "./yc-image-update.wasm?module";

export function compile() {
  return module;
}

/** The module is here before anything is asked. */
export function check() {}
