import * as api from "yc-image-update/web";

import { run } from "../../program.mjs";

await api.init();
console.log(JSON.stringify(run(api)));
