// For hosts that read the summary from a global: a page, or the host of a vm.
import * as api from "yc-image-update";

import { run } from "../../program.mjs";

globalThis.summary = run(api);
