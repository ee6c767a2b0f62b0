export * from "./index.js";

/** A compiled module: the platform's type, where there are types for WebAssembly. */
export type WasmModule = typeof globalThis extends {
  WebAssembly: { Module: { prototype: infer M } };
}
  ? M & object
  : object;

/** Where the wasm is, or what came from there: an answer needs no more than these members of `Response`. */
export type WasmSource = string | { readonly href: string } | WasmResponse | WasmBytes | WasmModule;

/** The bytes of the wasm. */
export type WasmBytes = ArrayBuffer | Uint8Array;

/** As much of `Response` as is read. */
export interface WasmResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * Loads and compiles the engine; every function that judges or builds throws an Error until this is done. Where the server sends the wasm as
 * `application/wasm` it is compiled while it arrives.
 *
 * Further calls do no harm: they wait for the first, whatever they are given. After a failure a call tries again.
 *
 * @param source By default the file `yc-image-update.wasm` beside the module; bundlers that know `new URL(…, import.meta.url)` find it. A CommonJS module
 * does not know where that is, so there it has to be said.
 */
export function init(source?: WasmSource | Promise<WasmSource>): Promise<void>;

/** Like {@link init} with what is there already: the bytes, or a compiled module. */
export function initSync(source: WasmBytes | WasmModule): void;
