// module.js for Cloudflare Workers. workerd cannot compile bytes at run time; the wasm is a module
// of the deployment.
import module from "./yc-image-update.wasm";

export function compile() {
  return module;
}

/** Does nothing: the module is loaded before any call. */
export function check() {}
