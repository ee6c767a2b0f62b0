import { createServer } from "node:http";
import { createComputeApi } from "./router.mjs";

export { createComputeApi };

/** Serves the API alone: `const { origin, close } = await listen(createComputeApi())`. */
export async function listen(api, { port = 0, host = "127.0.0.1" } = {}) {
  const server = createServer((req, res) => api(req, res));
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    origin: `http://${host}:${server.address().port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
