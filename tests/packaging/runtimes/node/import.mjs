import * as api from "yc-image-update";

import { run } from "../../program.mjs";

console.log(JSON.stringify({ version: process.version, summary: run(api) }));
