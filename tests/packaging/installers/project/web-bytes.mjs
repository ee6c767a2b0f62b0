import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import * as api from "yc-image-update/web";

import { run } from "./program.mjs";

api.initSync(await readFile(fileURLToPath(import.meta.resolve("yc-image-update/wasm"))));
console.log(JSON.stringify(run(api)));
