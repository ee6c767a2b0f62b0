import * as api from "yc-image-update/web";
import { run } from "../program.mjs";

api.init().then(() => {
  globalThis.summary = run(api);
});
