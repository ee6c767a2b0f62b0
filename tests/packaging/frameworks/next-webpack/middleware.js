// Runs on the edge runtime.
import * as api from "yc-image-update";

import { run } from "../program.mjs";

export const config = { matcher: "/middleware" };

export function middleware() {
  return Response.json(run(api));
}
