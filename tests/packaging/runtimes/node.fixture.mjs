// Node.js: each maintained version, and the newest one.
import { missing } from "../tools.mjs";
import { programOf, summaryOf } from "./support.mjs";

const WAYS = {
  import: ["programs/import.mjs"],
  require: ["programs/require.cjs"],
  "require of the ES module": ["programs/require-module.cjs"],
  "import, without eval": ["--disallow-code-generation-from-strings", "programs/import.mjs"],
  "./web with the bytes": ["programs/web-bytes.mjs"],
  "./web with the bytes, require": ["programs/web-bytes.cjs"],
};

export default [20, 22, 24, 26].flatMap((version) => {
  const node = programOf(`node-${version}`, "bin/node");
  return Object.entries(WAYS).map(([way, args]) => ({
    environment: `Node.js ${version}, ${way}`,
    unavailable: () => missing(node),
    run: (context) => summaryOf(context, node, args),
  }));
});
