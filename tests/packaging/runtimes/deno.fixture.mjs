// Deno, with the node_modules that npm made. Only those who read the wasm get a permission.
import { missing } from "../tools.mjs";
import { programOf, summaryOf } from "./support.mjs";

const deno = programOf("@deno/linux-x64-glibc", "deno");

const WAYS = {
  import: ["run", "--no-prompt", "--cached-only", "programs/import.mjs"],
  "./web with the bytes": [
    "run",
    "--no-prompt",
    "--cached-only",
    "--allow-read",
    "programs/web-bytes.mjs",
  ],
  "./web, init() alone": [
    "run",
    "--no-prompt",
    "--cached-only",
    "--allow-read",
    "programs/web.mjs",
  ],
};

export default Object.entries(WAYS).map(([way, args]) => ({
  environment: `Deno, ${way}`,
  unavailable: () => missing(deno),
  async run(context) {
    const env = {
      ...process.env,
      DENO_DIR: await context.temporaryFolder(),
      DENO_NO_UPDATE_CHECK: "1",
      NO_COLOR: "1",
    };
    return summaryOf(context, deno, args, { env });
  },
}));
