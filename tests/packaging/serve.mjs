// A server of static files, which knows as many types as the fixtures need.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/** Serves a folder on loopback; returns its URL, and how to stop. */
export async function serveFolder(folder, headers = {}) {
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const file = path.join(
      folder,
      decodeURIComponent(pathname.endsWith("/") ? `${pathname}index.html` : pathname),
    );
    for (const [name, value] of Object.entries({
      "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream",
      ...headers,
    })) {
      response.setHeader(name, value);
    }
    try {
      response.end(await readFile(file));
    } catch {
      // Browsers ask for it on their own, and Chromium reports an answer of 404 as an error of the page.
      response.writeHead(pathname === "/favicon.ico" ? 204 : 404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
