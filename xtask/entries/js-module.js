// engine/module.js for `yc-image-update/js`, which has no WebAssembly.

export function compile() {}

/** Does nothing: any platform can run the engine. */
export function check() {}
