import * as api from "yc-image-update";

import { run } from "../../program.mjs";

export default { fetch: () => Response.json(run(api)) };
