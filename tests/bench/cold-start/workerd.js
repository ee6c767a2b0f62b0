// A new isolate of workerd for each time. Clocks do not advance inside of workerd, so the time is
// that of the request that starts the isolate.
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

const require = createRequire(import.meta.url);
const COMPATIBILITY_DATE = "2026-11-01";

export const bundling = { platform: "browser", conditions: ["workerd", "worker"] };

export async function open(bundles, update) {
  // An install script would make the launcher of the package `workerd`, but npm runs none here.
  // This is the program itself.
  const { default: program } = require("workerd");
  const folder = mkdtempSync(path.join(tmpdir(), "yc-image-update-"));
  writeFileSync(path.join(folder, "loader.js"), loader(bundles, update));
  writeFileSync(path.join(folder, "config.capnp"), config(folder, bundles));

  const workerd = spawn(
    program,
    ["serve", "--experimental", "--control-fd=3", path.join(folder, "config.capnp")],
    {
      stdio: ["ignore", "inherit", "pipe", "pipe"],
    },
  );
  let complaints = "";
  workerd.stderr.on("data", (chunk) => (complaints += chunk));
  const port = await new Promise((resolve, reject) => {
    workerd.stdio[3].once("data", (line) => resolve(JSON.parse(String(line).split("\n")[0]).port));
    workerd.once("error", reject);
    workerd.once("exit", () => reject(new Error(`workerd stopped: ${complaints}`)));
  });

  return {
    name: `workerd ${require("workerd/package.json").version}`,
    async milliseconds(contender) {
      const index = Object.keys(bundles).indexOf(contender);
      const start = performance.now();
      const response = await fetch(`http://127.0.0.1:${port}/${index}?${randomUUID()}`);
      const text = await response.text();
      const total = performance.now() - start;
      if (text !== "true") throw new Error(text);
      return total;
    },
    close() {
      workerd.kill();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The worker that starts the others. */
function loader(bundles, update) {
  const main = `
    import { verdict } from "./bundle.mjs";
    export default { fetch: () => new Response(String(verdict(${JSON.stringify(update)}))) };
  `;
  const files = Object.values(bundles).map(({ wasm }) => wasm.map((file) => path.basename(file)));
  return `
    const files = ${JSON.stringify(files)};

    // V8 would reuse the code that it compiled for an earlier isolate. So this appends a custom
    // section, which changes the bytes of the module and nothing else.
    function withNewSection(wasm) {
      const name = crypto.getRandomValues(new Uint8Array(16)).map((byte) => byte & 0x7f);
      const other = new Uint8Array(wasm.byteLength + 3 + name.length);
      other.set(new Uint8Array(wasm));
      other.set([0, name.length + 1, name.length, ...name], wasm.byteLength);
      return other.buffer;
    }

    export default {
      fetch(request, env) {
        const { pathname } = new URL(request.url);
        const index = Number(pathname.slice(1));
        const modules = {
          "main.mjs": { js: ${JSON.stringify(main)} },
          "bundle.mjs": { js: env["bundle" + index] },
        };
        for (const [position, name] of files[index].entries())
          modules[name] = { wasm: withNewSection(env["wasm" + index + "_" + position]) };
        const worker = env.LOADER.load({
          compatibilityDate: ${JSON.stringify(COMPATIBILITY_DATE)},
          mainModule: "main.mjs",
          modules,
        });
        return worker.getEntrypoint().fetch(request);
      },
    };
  `;
}

function config(folder, bundles) {
  const embed = (file) => `embed ${JSON.stringify(path.relative(folder, file))}`;
  const bindings = Object.values(bundles).flatMap(({ module, wasm }, index) => [
    `(name = "bundle${index}", text = ${embed(module)})`,
    ...wasm.map((file, position) => `(name = "wasm${index}_${position}", data = ${embed(file)})`),
  ]);
  return `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "loader", worker = .loader)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "loader")],
);
const loader :Workerd.Worker = (
  modules = [(name = "loader.js", esModule = embed "loader.js")],
  compatibilityDate = "${COMPATIBILITY_DATE}",
  bindings = [
    (name = "LOADER", workerLoader = ()),
    ${bindings.join(",\n    ")}
  ],
);
`;
}
