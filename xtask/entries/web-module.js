// engine/module.js for `yc-image-update/web`: the wasm is a file of its own, which is loaded when
// the program says so.
/** @import { WasmBytes, WasmModule, WasmResponse, WasmSource } from "../../pkg/types/web.js" */
import { requireCompiler, requireWebAssembly } from "./platform.js";

/** @type {WebAssembly.Module | undefined} */
let module;
/** @type {Promise<void> | undefined} */
let loading;

/** @returns {WebAssembly.Module} */
export function compile() {
  if (module === undefined)
    throw new Error(
      "yc-image-update/web is not initialised: call and await init() first, or call initSync().",
    );
  return module;
}

/** Throws if the engine is not loaded yet. */
export function check() {
  compile();
}

/** @param {WasmSource | Promise<WasmSource>} [source] */
export async function init(source = ownFile()) {
  if (module !== undefined) return;
  // A failure leaves nothing behind, so that the next call tries again.
  loading ??= load(source).finally(() => {
    loading = undefined;
  });
  await loading;
}

/** @param {WasmBytes | WasmModule} source */
export function initSync(source) {
  module ??= isModule(source) ? source : compileBytes(/** @type {WasmBytes} */ (source));
}

/** @param {WasmBytes} bytes */
function compileBytes(bytes) {
  requireCompiler();
  try {
    // The constructor also takes bytes in shared memory, which its type leaves out.
    return new WebAssembly.Module(/** @type {BufferSource} */ (bytes));
  } catch (error) {
    throw explained(error);
  }
}

/**
 * The error to throw for an exception of the compiler, which works on this platform.
 *
 * @param {unknown} error
 */
function explained(error) {
  if (!(error instanceof WebAssembly.CompileError)) return error;
  return new Error(
    "The WebAssembly of yc-image-update could not be compiled: " +
      "it is not the file yc-image-update.wasm of this version.",
    { cause: error },
  );
}

/** The file beside this one. Bundlers recognise this expression and copy the file. */
function ownFile() {
  if (import.meta.url === undefined) {
    throw new Error(
      "yc-image-update/web does not know where it is, as in CommonJS: " +
        "pass init() the URL of the wasm, or its bytes.",
    );
  }
  return new URL("./yc-image-update.wasm", import.meta.url);
}

/** @param {WasmSource | Promise<WasmSource>} source */
async function load(source) {
  requireWebAssembly();
  const loaded = await source;
  initSync(isModule(loaded) || isBytes(loaded) ? loaded : await fetched(loaded));
}

/**
 * What a URL or a Response brings: the module, compiled while it arrives, if the server's type of
 * the file allows that; else the bytes.
 *
 * @param {string | { readonly href: string } | WasmResponse} source
 */
async function fetched(source) {
  const response =
    typeof source === "object" && "arrayBuffer" in source
      ? source
      : await fetch(/** @type {string | URL} */ (source));
  if (!response.ok)
    throw new Error(
      `The WebAssembly of yc-image-update could not be loaded: HTTP status ${response.status}.`,
    );
  const type = response.headers.get("Content-Type")?.toLowerCase();
  // Vite 5 to 7 bundle this module for their dev server, but do not bring the file along. Servers of
  // single-page applications answer with the page for every address that they do not know.
  if (type?.startsWith("text/html"))
    throw new Error(
      "The WebAssembly of yc-image-update could not be loaded: its URL leads to a page. " +
        'With Vite before version 8, set optimizeDeps: { exclude: ["yc-image-update/web"] }; ' +
        "elsewhere pass init() the URL of the file.",
    );
  // Only this type can be compiled while it arrives, and many servers send another.
  if (type !== "application/wasm") return response.arrayBuffer();
  requireCompiler();
  return WebAssembly.compileStreaming(/** @type {Response} */ (response)).catch((error) => {
    throw explained(error);
  });
}

/**
 * Recognised by its tag, since it may come from another realm.
 *
 * @param {unknown} value
 * @returns {value is WebAssembly.Module}
 */
function isModule(value) {
  return tagOf(value) === "[object WebAssembly.Module]";
}

/**
 * @param {unknown} value
 * @returns {value is WasmBytes}
 */
function isBytes(value) {
  return ArrayBuffer.isView(value) || tagOf(value) === "[object ArrayBuffer]";
}

/** @param {unknown} value */
function tagOf(value) {
  return Object.prototype.toString.call(value);
}
