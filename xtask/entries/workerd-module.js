// module.js for Cloudflare Workers: workerd compiles no bytes at run time, and takes a module of the deployment instead.
import module from "./yc-image-update.wasm";

export function compile() {
  return module;
}

/** The module is here before anything is asked. */
export function check() {}
