import * as api from "yc-image-update/web";
import { run } from "../program.mjs";

api.init(new URL("yc-image-update/wasm", import.meta.url)).then(() => {
  globalThis.summary = run(api);
});
