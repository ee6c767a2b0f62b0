// `yc-image-update/web` in a page, which must compile the wasm while it arrives.
import * as api from "yc-image-update/web";

import { run } from "../../program.mjs";

let streamed = 0;
const { compileStreaming } = WebAssembly;
WebAssembly.compileStreaming = (response) => {
  streamed++;
  return compileStreaming(response);
};

await Promise.all([api.init(), api.init()]);
await api.init();
if (streamed !== 1) throw new Error(`the wasm was compiled ${streamed} times while it arrived`);
globalThis.summary = run(api);
