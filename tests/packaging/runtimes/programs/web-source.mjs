// `yc-image-update/web` with the module that Node.js compiled.
import source module from "yc-image-update/wasm";
import * as api from "yc-image-update/web";

import { run } from "../../program.mjs";

api.initSync(module);
console.log(JSON.stringify(run(api)));
