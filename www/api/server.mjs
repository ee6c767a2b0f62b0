import { createServer } from "node:http";
import { createComputeApi } from "./router.mjs";

/** @import { Middleware } from "./router.mjs" */

export { createComputeApi };

/**
 * Serves the API alone: `const { origin, close } = await listen(createComputeApi())`.
 * @param {Middleware} api
 * @param {{ port?: number, host?: string }} [options] By default, the system chooses a free port of
 *   127.0.0.1
 */
export async function listen(api, { port = 0, host = "127.0.0.1" } = {}) {
  const server = createServer((req, res) => api(req, res));
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve(undefined));
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return {
    origin: `http://${host}:${address.port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
