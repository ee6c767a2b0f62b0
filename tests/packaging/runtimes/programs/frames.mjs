// Values of this page go to the copy of a frame, and its errors are recognised by the copy of this page.
import { ImageUpdateError } from "yc-image-update";

import { run } from "../../program.mjs";

const frame = document.createElement("iframe");
frame.src = "frame.html";
const api = new Promise((resolve) => (globalThis.receive = resolve));
document.documentElement.append(frame);

const other = await api;
if (other.ImageUpdateError === ImageUpdateError) throw new Error("there is one copy only");
globalThis.summary = run({ ...other, ImageUpdateError });
