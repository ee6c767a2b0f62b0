import * as api from "yc-image-update";

import { run } from "./program.mjs";

console.log(JSON.stringify(run(api)));
