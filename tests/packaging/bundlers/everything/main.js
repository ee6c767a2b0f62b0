import * as api from "yc-image-update";
import { run } from "../program.mjs";

globalThis.summary = run(api);
