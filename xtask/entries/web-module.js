// module.js for `yc-image-update/web`. The wasm is a separate file, which the program loads when it
// calls init() or initSync().
import { compileBytes, explained, requireWebAssembly } from "./compile-bytes.js";

const OTHER_CAUSE = "it is not the file yc-image-update.wasm of this version, or ";

let module;
let loading;

export function compile() {
  if (module === undefined)
    throw new Error(
      "yc-image-update/web is not initialised: call and await init() first, or call initSync().",
    );
  return module;
}

/** Throws if the wasm is not loaded yet. */
export function check() {
  compile();
}

export async function init(source = ownFile()) {
  if (module !== undefined) return;
  // After a failure the next call tries again.
  loading ??= load(source).finally(() => (loading = undefined));
  await loading;
}

export function initSync(source) {
  module ??= isModule(source) ? source : compileBytes(source, OTHER_CAUSE);
}

/** The URL of the wasm file beside this one, in the form that bundlers recognise. */
function ownFile() {
  if (import.meta.url === undefined) {
    throw new Error(
      "yc-image-update/web does not know where it is, as in CommonJS: " +
        "pass init() the URL of the wasm, or its bytes.",
    );
  }
  return new URL("./yc-image-update.wasm", import.meta.url);
}

async function load(source) {
  requireWebAssembly();
  const loaded = await source;
  initSync(isModule(loaded) || isBytes(loaded) ? loaded : await fetched(loaded));
}

/** The module of a URL or Response if it can be compiled while it arrives, otherwise the bytes. */
async function fetched(source) {
  const response = typeof source.arrayBuffer === "function" ? source : await fetch(source);
  if (!response.ok)
    throw new Error(
      `The WebAssembly of yc-image-update could not be loaded: HTTP status ${response.status}.`,
    );
  // compileStreaming() takes only this type, and many servers send another one.
  if (response.headers.get("Content-Type")?.toLowerCase() !== "application/wasm")
    return response.arrayBuffer();
  return WebAssembly.compileStreaming(response).catch((error) => {
    throw explained(error, OTHER_CAUSE);
  });
}

/** By the tag, since the module may come from another realm, where instanceof fails. */
function isModule(value) {
  return tagOf(value) === "[object WebAssembly.Module]";
}

function isBytes(value) {
  return ArrayBuffer.isView(value) || tagOf(value) === "[object ArrayBuffer]";
}

function tagOf(value) {
  return Object.prototype.toString.call(value);
}
