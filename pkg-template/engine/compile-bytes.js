// From bytes to a WebAssembly.Module. The engine is small enough to be compiled synchronously in
// any thread.

/**
 * Compiles the engine. If that fails, the error says what may be the reason: the page's policy, or
 * the cause that the caller names.
 *
 * @param {import("../types/web.js").WasmBytes} bytes
 * @param {string} [otherCause]
 */
export function compileBytes(bytes, otherCause) {
  requireWebAssembly();
  try {
    // The constructor also takes bytes in shared memory, which its type leaves out.
    return new WebAssembly.Module(/** @type {BufferSource} */ (bytes));
  } catch (error) {
    throw explained(error, otherCause);
  }
}

export function requireWebAssembly() {
  if (typeof WebAssembly !== "object") {
    throw new Error("yc-image-update needs WebAssembly, which this platform does not have.");
  }
}

/**
 * The error to throw for an exception of the compiler.
 *
 * @param {unknown} error
 * @param {string} otherCause
 */
export function explained(error, otherCause = "") {
  if (!(error instanceof WebAssembly.CompileError)) return error;
  const advice =
    "a page with a Content-Security-Policy has to allow 'wasm-unsafe-eval' in script-src";
  return new Error(`yc-image-update could not compile its WebAssembly: ${otherCause}${advice}.`, {
    cause: error,
  });
}
