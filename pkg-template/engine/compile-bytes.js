// Bytes to a WebAssembly.Module. The engine is small enough to be compiled synchronously in any thread.

/** Compiles the engine; where that is impossible, says why that may be: for a page's policy, or for what else the caller knows. */
export function compileBytes(bytes, otherCause) {
  requireWebAssembly();
  try {
    return new WebAssembly.Module(bytes);
  } catch (error) {
    throw explained(error, otherCause);
  }
}

export function requireWebAssembly() {
  if (typeof WebAssembly !== "object")
    throw new Error("yc-image-update needs WebAssembly, which this platform does not have.");
}

/** What to throw for an exception of the compiler. */
export function explained(error, otherCause = "") {
  if (!(error instanceof WebAssembly.CompileError)) return error;
  const advice =
    "a page with a Content-Security-Policy has to allow 'wasm-unsafe-eval' in script-src";
  return new Error(`yc-image-update could not compile its WebAssembly: ${otherCause}${advice}.`, {
    cause: error,
  });
}
