// Pages without a bundler: the server serves the package's folder as npm installed it.
import assert from "node:assert/strict";
import path from "node:path";

import { openInWebkit } from "../webkit.mjs";
import { openInFirefox } from "./firefox.mjs";

const ENGINES = {
  Chromium: ({ openInChromium }, url) => openInChromium(url),
  Firefox: ({ browsers }, url) => openInFirefox(browsers.firefox, url),
  WebKitGTK: (context, url) => openInWebkit(context, context.browsers.webkit, url),
};

const PAGES = [
  { way: "page with an import map", page: "page.html" },
  { way: "./web, init() while it arrives", page: "web.html" },
  { way: "module worker", page: "worker.html" },
  { way: "module service worker", page: "service-worker.html" },
  { way: "AudioWorklet", page: "worklet.html", lacks: ["Request"] },
  { way: "two frames", page: "frames.html" },
];

// The import map is a script in the page.
const POLICY = { "Content-Security-Policy": "script-src 'self' 'unsafe-inline'" };

export default Object.entries(ENGINES).flatMap(([engine, open]) => {
  const name = engine.toLowerCase().replace("gtk", "");
  const unavailable = async ({ browsers }) => browsers[name].missing;
  const openPage = async (context, page, headers) => {
    const url = await context.serve(path.dirname(context.folder), headers);
    return open(context, `${url}runtimes/pages/${page}`);
  };
  return [
    ...PAGES.map(({ way, page, lacks }) => ({
      environment: `${engine}, ${way}`,
      unavailable,
      lacks,
      run: (context) => openPage(context, page),
    })),
    {
      environment: `${engine}, the error under a policy without WebAssembly`,
      unavailable,
      program: false,
      async run(context) {
        const { version, summary } = await openPage(context, "policy.html", POLICY);
        assert.match(summary, /Content-Security-Policy has to allow 'wasm-unsafe-eval'/);
        return { version };
      },
    },
  ];
});
