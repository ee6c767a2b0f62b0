// An AudioWorklet, whose global has hardly more than JavaScript. Import maps do not reach it.
import * as api from "../node_modules/yc-image-update/index.js";

import { run } from "../../program.mjs";

registerProcessor(
  "program",
  class extends AudioWorkletProcessor {
    constructor() {
      super();
      this.port.postMessage(run(api));
    }

    process = () => false;
  },
);
