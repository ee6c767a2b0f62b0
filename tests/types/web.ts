// The wasm as a file of its own, with and without types of the platform.
import wasm from "yc-image-update/wasm";
import {
  init,
  initSync,
  type Report,
  validateImageUpdate,
  type WasmModule,
  type WasmSource,
} from "yc-image-update/web";
import { check, type Equal } from "./equal.js";

declare const module: WasmModule;
declare const source: WasmSource;

export async function validate(update: unknown): Promise<Report> {
  check<Equal<ReturnType<typeof init>, Promise<void>>>();
  await init();
  await init("/yc-image-update.wasm");
  await init(source);
  await init(Promise.resolve(source));
  await init({ href: "/yc-image-update.wasm" });
  await init(new Uint8Array());
  initSync(module);
  initSync(wasm);
  initSync(new Uint8Array().buffer as ArrayBuffer);
  return validateImageUpdate(update);
}

// @ts-expect-error A URL is not bytes.
initSync("/yc-image-update.wasm");
// @ts-expect-error Nor is a number.
init(1);
