// `yc-image-update/js`: the same functions, with the engine converted to JavaScript.
import path from "node:path";
import { pathToFileURL } from "node:url";

import { folder } from "./package-under-test.js";

export const WITHOUT_WASM = "yc-image-update/js";

export const withoutWasm = await import(pathToFileURL(path.join(folder, "js.js")).href);
