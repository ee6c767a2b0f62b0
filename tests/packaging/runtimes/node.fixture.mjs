// Node.js: each version that is maintained, and the newest.
import { missing, printed, programOf } from "./support.mjs";

const WAYS = {
  import: ["node/import.mjs"],
  require: ["node/require.cjs"],
  "require of the ES module": ["node/require-module.cjs"],
  "import, without eval": ["--disallow-code-generation-from-strings", "node/import.mjs"],
};

export default [20, 22, 24, 26].flatMap((version) => {
  const node = programOf(`node-${version}`, "bin/node");
  return Object.entries(WAYS).map(([way, args]) => ({
    environment: `Node.js ${version}, ${way}`,
    unavailable: () => missing(node),
    run: async ({ execute }) => printed(await execute(node, args)),
  }));
});
