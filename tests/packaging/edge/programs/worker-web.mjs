// A Worker that initialises `yc-image-update/web` itself. wrangler recognises a module by its file
// extension, so `yc-image-update/wasm` would not do.
import module from "yc-image-update/yc-image-update.wasm";
import * as api from "yc-image-update/web";

import { run } from "../../program.mjs";

api.initSync(module);

export default { fetch: () => Response.json(run(api)) };
