// Cold start: the time from import to the first verdict in a new process, page or isolate, minus
// that of an empty script.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { median } from "../measure.js";
import { wasm } from "../package-under-test.js";
import { Random } from "../random.js";
import { beyondEmpty, EMPTY, makeBundles, names } from "./bundles.js";
import * as chromium from "./chromium.js";
import * as node from "./node.js";
import * as workerd from "./workerd.js";

const PLATFORMS = { "Node.js": node, Chromium: chromium, workerd };

/**
 * For each platform its name, the times of each contender in milliseconds, and which contenders did
 * not run there, with the reason. A platform that did not start has a reason instead of times.
 */
export async function coldStarts(update, rounds) {
  const platforms = [];
  for (const [name, { bundling, open }] of Object.entries(PLATFORMS)) {
    const bundles = await makeBundles(name, bundling);
    let platform;
    try {
      platform = await open(bundles, update);
    } catch (error) {
      platforms.push({ name, unavailable: error.message });
      continue;
    }
    try {
      platforms.push({ name: platform.name, ...(await inTurn(platform, rounds)) });
    } finally {
      await platform.close();
    }
  }
  return platforms;
}

async function inTurn({ milliseconds }, rounds) {
  const refused = new Map();
  const able = [];
  // The first round only finds out which contenders run there.
  for (const contender of [...names, EMPTY]) {
    try {
      await milliseconds(contender);
      able.push(contender);
    } catch (error) {
      // Some peers generate code, which not every platform allows. The package has to run.
      if (contender === names[0] || contender === EMPTY) throw error;
      // The messages of Node.js and Chromium have many lines, of which one names the error.
      refused.set(contender, /^.*Error: .*$/m.exec(error.message)?.[0] ?? error.message);
    }
  }
  const random = new Random(rounds);
  const times = Object.fromEntries(able.map((contender) => [contender, []]));
  for (let round = 0; round < rounds; round++) {
    // In another order each round, since what one leaves behind may slow down the next one.
    for (const contender of random.shuffle(able))
      times[contender].push(await milliseconds(contender));
  }
  return { times: beyondEmpty(times), refused };
}

/** The milliseconds to compile and to instantiate the package's WebAssembly in a new Node.js. */
export async function wasmAlone(rounds) {
  const folder = mkdtempSync(path.join(tmpdir(), "yc-image-update-"));
  try {
    const file = path.join(folder, "engine.wasm");
    writeFileSync(file, wasm);
    const script = fileURLToPath(new URL("wasm.js", import.meta.url));
    const times = Array.from({ length: rounds }, () => node.run(script, file));
    return {
      compile: median(times.map(({ compile }) => compile)),
      instantiate: median(times.map(({ instantiate }) => instantiate)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
