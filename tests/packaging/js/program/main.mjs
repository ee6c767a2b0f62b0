// Runs the program of all environments and every shared vector, without WebAssembly. The host reads
// what comes out from a global.
import * as api from "yc-image-update/js";

import { run } from "../../program.mjs";
import { answersTo } from "../../../../tests/support/answers.mjs";
import vectors from "./vectors.mjs";

if (compilesWebAssembly()) throw new Error("WebAssembly is there and allowed");

globalThis.summary = { ofProgram: run(api), ofVectors: answersTo(vectors, api) };

function compilesWebAssembly() {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
    return true;
  } catch {
    return false;
  }
}
