import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build, preview } from "vite";
import { createDemoApi } from "./api/demo.mjs";

/** @import { LogLevel, Plugin, ProxyOptions } from "vite" */
/** @import { Image } from "./api/images.mjs" */
/** @import { ApiOptions } from "./api/router.mjs" */

const ROOT = fileURLToPath(new URL(".", import.meta.url));

// WebAssembly needs 'wasm-unsafe-eval'.
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
];

const HEADERS = {
  "Content-Security-Policy": POLICY.join("; "),
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** The most images that the local API lists at once, so that its list has more than one page. */
const PAGE_SIZE = 8;

/**
 * Builds the page and serves it on 127.0.0.1, with the local Compute API or with a real one behind
 * it. Requests with the name of another host are refused, so that a foreign page cannot reach the
 * server by a name of its own.
 * @param {{
 *   port?: number,
 *   upstream?: string | undefined,
 *   api?: ApiOptions & { images?: Image[] } | undefined,
 *   logLevel?: LogLevel,
 * }} [options] The port is 5173 by default; with 0, the system chooses a free one. `upstream` is the
 *   origin of the real Compute API
 * @throws if `upstream` is no origin, or is not encrypted and not on this machine
 */
export async function serve({ port = 5173, upstream, api, logLevel = "warn" } = {}) {
  const target = upstream === undefined ? "" : originOf(upstream);
  const outDir = await builtPage(target);
  const server = await preview({
    configFile: false,
    root: ROOT,
    logLevel,
    build: { outDir },
    plugins: target === "" ? [localApi(api)] : [],
    preview: {
      host: "127.0.0.1",
      port,
      cors: false,
      headers: HEADERS,
      proxy: target === "" ? {} : proxiesTo(target),
    },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error("The server has no address");
  return { url, close: () => server.close() };
}

/** @type {Map<string, Promise<string>>} */
const builtPages = new Map();

/**
 * The folder with the built page, which is built once for each upstream.
 * @param {string} upstream
 */
function builtPage(upstream) {
  const known = builtPages.get(upstream);
  if (known) return known;
  const folder = buildPage(upstream);
  builtPages.set(upstream, folder);
  return folder;
}

/** @param {string} upstream */
async function buildPage(upstream) {
  const outDir = await mkdtemp(join(tmpdir(), "image-update-page-"));
  process.once("exit", () => rmSync(outDir, { recursive: true, force: true }));
  await build({
    configFile: false,
    root: ROOT,
    logLevel: "error",
    plugins: [
      {
        name: "upstream",
        transformIndexHtml: (html) => html.replace("%UPSTREAM%", upstream),
      },
    ],
    build: { outDir, emptyOutDir: true, target: "es2022", modulePreload: { polyfill: false } },
  });
  return outDir;
}

/**
 * The local API follows the newest contract, as the cloud does: the page may be stricter than its
 * server, but not more lenient.
 * @param {ApiOptions & { images?: Image[] }} [options]
 * @returns {Plugin}
 */
function localApi(options) {
  return {
    name: "local-api",
    configurePreviewServer({ middlewares }) {
      middlewares.use(createDemoApi({ contract: "2025-01-27", pageSize: PAGE_SIZE, ...options }));
    },
  };
}

/**
 * @param {string} upstream
 * @returns {Record<string, ProxyOptions>}
 */
function proxiesTo(upstream) {
  return {
    "/compute/": { target: upstream, changeOrigin: true },
    // The cloud serves the operations of all services from one host of its own.
    "/operations/": {
      target: upstream.replace(/^(https?:\/\/)compute\.(?=.*\.)/, "$1operation."),
      changeOrigin: true,
    },
  };
}

/** @param {string} text */
function originOf(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== "https:" && url.protocol !== "http:"))
    throw new Error(`--upstream must be a URL, such as ${EXAMPLE}, not ${text}`);
  const isLocal = ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  if (url.protocol === "http:" && !isLocal)
    throw new Error("--upstream must begin with https://, because it gets a token");
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "" || url.username !== "")
    throw new Error("--upstream must have no path, query, fragment or user name");
  return url.origin;
}

const EXAMPLE = "https://compute.api.cloud.yandex.net";

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { port: { type: "string", default: "5173" }, upstream: { type: "string" } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`--port must be an integer from 0 to 65535, not ${values.port}`);
    process.exit(2);
  }
  try {
    const { url, close } = await serve({ port, upstream: values.upstream, logLevel: "info" });
    console.log(url);
    for (const signal of ["SIGINT", "SIGTERM"])
      process.once(signal, () => close().then(() => process.exit()));
  } catch (error) {
    console.error(`error: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
}
