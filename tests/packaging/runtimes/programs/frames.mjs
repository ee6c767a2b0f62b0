// The copy of a frame gets values of this page, and this page's copy recognises its errors.
import { ImageUpdateError } from "yc-image-update";

import { run } from "../../program.mjs";

const frame = document.createElement("iframe");
frame.src = "frame.html";
const api = new Promise((resolve) => {
  globalThis.receive = resolve;
});
document.documentElement.append(frame);

const other = await api;
if (other.ImageUpdateError === ImageUpdateError) throw new Error("there is one copy only");
globalThis.summary = run({ ...other, ImageUpdateError });
