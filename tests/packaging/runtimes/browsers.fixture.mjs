// Pages without a bundler: the server serves the package's folder as npm installed it.
import path from "node:path";

import { openInWebkit } from "../webkit.mjs";
import { openInFirefox } from "./firefox.mjs";

const ENGINES = {
  Chromium: ({ openInChromium }, url) => openInChromium(url),
  Firefox: ({ browsers }, url) => openInFirefox(browsers.firefox, url),
  WebKitGTK: (context, url) => openInWebkit(context, context.browsers.webkit, url),
};

const PAGES = {
  "page with an import map": "page.html",
  "./web, init() while it arrives": "web.html",
  "module worker": "worker.html",
  "module service worker": "service-worker.html",
  "two frames": "frames.html",
};

export default Object.entries(ENGINES).flatMap(([engine, open]) =>
  Object.entries(PAGES).map(([name, page]) => ({
    environment: `${engine}, ${name}`,
    unavailable: async ({ browsers }) => browsers[engine.toLowerCase().replace("gtk", "")].missing,
    async run(context) {
      const url = await context.serve(path.dirname(context.folder));
      return open(context, `${url}runtimes/pages/${page}`);
    },
  })),
);
