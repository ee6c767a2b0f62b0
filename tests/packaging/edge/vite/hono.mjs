import { Hono } from "hono";
import * as api from "yc-image-update";

import { run } from "../../program.mjs";

export default new Hono().get("/", (context) => context.json(run(api)));
