// What linters of packages say of the packed one.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";

import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const versionOf = async ({ folder }, name) =>
  JSON.parse(await readFile(path.join(folder, "node_modules", name, "package.json"), "utf8"))
    .version;

export default [
  {
    environment: "publint, the packed package",
    program: false,
    async run(context) {
      const tarball = await readFile(context.tarball);
      const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
      assert.deepEqual(
        messages.map((message) => formatMessage(message, pkg)),
        [],
      );
      return { version: await versionOf(context, "publint") };
    },
  },
  {
    environment: "Are the types wrong?, the packed package",
    program: false,
    async run(context) {
      const analysis = await checkPackage(
        createPackageFromTarballData(new Uint8Array(await readFile(context.tarball))),
      );
      assert.deepEqual(analysis.problems, []);
      return { version: await versionOf(context, "@arethetypeswrong/core") };
    },
  },
];
