import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createServer } from "vite";
import { computeApi } from "./vite.config.mjs";

/** @import { LogLevel } from "vite" */
/** @import { ApiOptions } from "./api/router.mjs" */

/**
 * Serves the page and its local Compute API.
 * @param {{
 *   port?: number,
 *   api?: ApiOptions | undefined,
 *   logLevel?: LogLevel,
 * }} [options] The port is 5173 by default; with 0, the system chooses a free one
 */
export async function serve({ port = 5173, api, logLevel = "warn" } = {}) {
  const server = await createServer({
    configFile: false,
    root: fileURLToPath(new URL(".", import.meta.url)),
    logLevel,
    plugins: [computeApi(api)],
    // Each build installs the package anew under the same version, which Vite's cache would not
    // notice.
    optimizeDeps: { force: true },
    server: { host: "127.0.0.1", port },
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error("The server has no address");
  return { url, close: () => server.close() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: "string", default: "5173" } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`--port must be an integer from 0 to 65535, not ${values.port}`);
    process.exit(2);
  }
  const { url, close } = await serve({ port, logLevel: "info" });
  console.log(url);
  for (const signal of ["SIGINT", "SIGTERM"])
    process.once(signal, () => close().then(() => process.exit()));
}
