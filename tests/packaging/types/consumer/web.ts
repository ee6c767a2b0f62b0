// The wasm as a file of its own.
import wasm from "yc-image-update/wasm";
import { init, initSync, type Report, validateImageUpdate } from "yc-image-update/web";

export async function validate(update: unknown): Promise<Report> {
  await init();
  await init("/yc-image-update.wasm");
  await init(new URL("https://example.com/yc-image-update.wasm"));
  await init(fetch("/yc-image-update.wasm"));
  await init(new Uint8Array());
  initSync(wasm);
  initSync(new WebAssembly.Module(new ArrayBuffer(8)));
  return validateImageUpdate(update);
}

// @ts-expect-error A URL is not bytes.
export const wrong = () => initSync("/yc-image-update.wasm");
