import * as api from "./yc-image-update/index.js";
import { run } from "./program.mjs";

globalThis.summary = run(api);
