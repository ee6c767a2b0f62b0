import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createServer } from "vite";
import { computeApi } from "./vite.config.mjs";

/** Serves the page with its local Compute API; `api` are the options of `createComputeApi`. */
export async function serve({ port = 5173, api, logLevel = "warn" } = {}) {
  const server = await createServer({
    configFile: false,
    root: fileURLToPath(new URL(".", import.meta.url)),
    logLevel,
    plugins: [computeApi(api)],
    // The package is installed anew under the same version after each build, which the cache would not notice.
    optimizeDeps: { force: true },
    server: { host: "127.0.0.1", port },
  });
  await server.listen();
  return { url: server.resolvedUrls.local[0], close: () => server.close() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: "string", default: "5173" } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`--port ${values.port} is no port`);
    process.exit(2);
  }
  const { url, close } = await serve({ port, logLevel: "info" });
  console.log(url);
  for (const signal of ["SIGINT", "SIGTERM"])
    process.once(signal, () => close().then(() => process.exit()));
}
