// A worker or a service worker of a page. Import maps do not reach it.
import * as api from "../node_modules/yc-image-update/index.js";

import { run } from "../../program.mjs";

addEventListener("message", ({ ports: [port] }) => port.postMessage(run(api)));
