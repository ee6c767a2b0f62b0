// What needs no engine: a bundler that shakes trees leaves the wasm out.
import { parseStatus } from "yc-image-update";

globalThis.summary = parseStatus({ code: 5, message: "Image not found" });
