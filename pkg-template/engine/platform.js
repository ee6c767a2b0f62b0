// What the engine needs of the platform. If it is missing, the error says what to do there.

const WITHOUT = "yc-image-update/js has the same functions and needs no WebAssembly.";

/** The smallest module. */
const EMPTY = /* @__PURE__ */ Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** Throws if the platform does not have WebAssembly. */
export function requireWebAssembly() {
  if (typeof WebAssembly !== "object")
    throw new Error(
      `yc-image-update needs WebAssembly, which this platform does not have. ${WITHOUT}`,
    );
}

/** Throws if the platform does not compile WebAssembly here. */
export function requireCompiler() {
  requireWebAssembly();
  try {
    // If a page's policy forbids WebAssembly, WebKit does not throw before there is an instance.
    new WebAssembly.Instance(new WebAssembly.Module(EMPTY));
  } catch (error) {
    // By name, since the error may come from another realm. WebKit throws an EvalError. No regular
    // expression: with the stack nearly full, V8 throws a SyntaxError when it compiles one.
    const text = String(error);
    if (!text.startsWith("CompileError") && !text.startsWith("EvalError")) throw error;
    throw new Error(
      `yc-image-update could not compile its WebAssembly. ${adviceFor(error)}${WITHOUT}`,
      { cause: error },
    );
  }
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
  if (String(error).includes("by embedder"))
    return (
      "This runtime takes only compiled modules: bundle with the condition workerd or edge-light, " +
      "or pass a module to initSync() of yc-image-update/web. "
    );
  return "";
}
