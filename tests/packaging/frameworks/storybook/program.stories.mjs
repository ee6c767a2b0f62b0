import * as api from "yc-image-update";
import { run } from "../program.mjs";

export default { title: "Program" };

export const Summary = {
  render() {
    globalThis.summary = run(api);
    return JSON.stringify(globalThis.summary);
  },
};
