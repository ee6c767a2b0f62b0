// From bytes to a WebAssembly.Module. The engine is small enough to be compiled synchronously in
// any thread.

const WITHOUT = "yc-image-update/js has the same functions and needs no WebAssembly.";

/**
 * Compiles the engine. If that fails, the error says what to do on this platform.
 *
 * @param {import("../types/web.js").WasmBytes} bytes
 * @param {string} [otherCause] a sentence with another possible cause
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
  if (typeof WebAssembly !== "object")
    throw new Error(
      `yc-image-update needs WebAssembly, which this platform does not have. ${WITHOUT}`,
    );
}

/**
 * The error to throw for an exception of the compiler.
 *
 * @param {unknown} error
 * @param {string} otherCause
 */
export function explained(error, otherCause = "") {
  // By name, since the error may come from another realm. WebKit throws an EvalError if a policy
  // forbids WebAssembly, other browsers a CompileError.
  if (!/^(Compile|Eval)Error/.test(String(error))) return error;
  return new Error(
    `yc-image-update could not compile its WebAssembly. ${otherCause}${adviceFor(error)}${WITHOUT}`,
    { cause: error },
  );
}

/**
 * What allows the engine to be compiled here, as far as that is known.
 *
 * @param {unknown} error
 */
function adviceFor(error) {
  // Pages and their workers have a location, servers do not.
  if (typeof location === "object")
    return "A page with a Content-Security-Policy has to allow 'wasm-unsafe-eval' in script-src. ";
  // So says V8 in workerd and in edge runtimes.
  if (/by embedder/.test(String(error)))
    return (
      "This runtime takes only compiled modules: bundle with the condition workerd or edge-light, " +
      "or pass a module to initSync() of yc-image-update/web. "
    );
  return "";
}
