// Two realms in one process. Each has its own copy of the package, and must take values and errors
// of the other.
import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";

import { run } from "../program.mjs";

/** A context with the part of the platform that test runners give to theirs. */
function createRealm(folder) {
  const realm = vm.createContext({ Request, TextDecoder, TextEncoder, URL });
  const source = readFileSync(path.join(folder, "index.cjs"), "utf8");
  const module = { exports: {} };
  vm.runInContext(`(function (module) {${source}\n})`, realm)(module);
  return { api: module.exports, parse: vm.runInContext("JSON.parse", realm) };
}

export default [
  {
    environment: "Node.js, the copy of another vm context",
    async run(context) {
      const { ImageUpdateError } = await import("yc-image-update");
      const { api } = createRealm(context.package);
      return { version: process.version, summary: run({ ...api, ImageUpdateError }) };
    },
  },
  {
    environment: "Node.js, values of another vm context",
    async run(context) {
      const api = await import("yc-image-update");
      const { parse } = createRealm(context.package);
      const foreign = (value) => value && parse(JSON.stringify(value));
      const summary = run({
        ...api,
        validateImageUpdate: (update) => api.validateImageUpdate(foreign(update)),
        buildPatchBody: (edits, options) => api.buildPatchBody(foreign(edits), foreign(options)),
        buildRequest: (imageId, body, options) =>
          api.buildRequest(imageId, foreign(body), foreign(options)),
      });
      return { version: process.version, summary };
    },
  },
];
