// A server of static files, with the content types that the fixtures need.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/**
 * Serves a folder on loopback. Returns the URL, with a slash at its end, and a function that stops
 * the server.
 *
 * @param {string} folder
 * @param {Record<string, string>} [headers] for every answer
 */
export async function serveFolder(folder, headers = {}) {
  const server = createServer(async ({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const file = path.join(
      folder,
      decodeURIComponent(pathname.endsWith("/") ? `${pathname}index.html` : pathname),
    );
    const type = TYPES[path.extname(file)] ?? "application/octet-stream";
    for (const [name, value] of Object.entries({ "Content-Type": type, ...headers }))
      response.setHeader(name, value);
    try {
      response.end(await readFile(file));
    } catch {
      // Browsers ask for the icon unasked, and Chromium reports a 404 as an error of the page.
      response.writeHead(pathname === "/favicon.ico" ? 204 : 404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
