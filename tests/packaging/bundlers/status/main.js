// This needs no engine, so a bundler with tree shaking leaves the wasm out.
import { parseStatus } from "yc-image-update";

globalThis.summary = parseStatus({ code: 5, message: "Image not found" });
