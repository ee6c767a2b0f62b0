// A Worker that initialises `yc-image-update/web` itself. wrangler knows a module by the end of its name, hence not `yc-image-update/wasm`.
import module from "yc-image-update/yc-image-update.wasm";
import * as api from "yc-image-update/web";

import { run } from "../../program.mjs";

api.initSync(module);

export default { fetch: () => Response.json(run(api)) };
