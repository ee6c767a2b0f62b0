export * from "./index.js";

/** A compiled module: the platform's type, if it has types for WebAssembly. */
export type WasmModule = typeof globalThis extends {
  WebAssembly: { Module: { prototype: infer M } };
}
  ? M & object
  : object;

/** The URL of the wasm, or what was loaded from it. */
export type WasmSource = string | { readonly href: string } | WasmResponse | WasmBytes | WasmModule;

/** The bytes of the wasm. */
export type WasmBytes = ArrayBuffer | Uint8Array;

/** The members of a `Response` that are read. */
export interface WasmResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * Loads and compiles the engine. Until this is done, every function that needs the engine throws an
 * Error. If the server sends the wasm as `application/wasm`, it is compiled during the download.
 *
 * Further calls wait for the first one and ignore their argument. After a failure, the next call
 * tries again.
 *
 * @param source By default the file `yc-image-update.wasm` beside the module, which bundlers find
 * if they know `new URL(…, import.meta.url)`. A CommonJS module does not know its own URL, so there
 * the source is required.
 */
export function init(source?: WasmSource | Promise<WasmSource>): Promise<void>;

/** Like {@link init}, but takes what is already loaded: the bytes, or a compiled module. */
export function initSync(source: WasmBytes | WasmModule): void;
