// Bun, also with the program and the package compiled into one executable.
import path from "node:path";

import { missing } from "../tools.mjs";
import { programOf, summaryOf } from "./support.mjs";

const bun = programOf("@oven/bun-linux-x64-baseline", "bin/bun");

const WAYS = {
  import: ["programs/import.mjs"],
  require: ["programs/require.cjs"],
  "./web, init() alone": ["programs/web.mjs"],
};

const env = { ...process.env, DO_NOT_TRACK: "1", NO_COLOR: "1" };

export default [
  ...Object.entries(WAYS).map(([way, args]) => ({
    environment: `Bun, ${way}`,
    unavailable: () => missing(bun),
    run: (context) => summaryOf(context, bun, args, { env }),
  })),
  {
    environment: "Bun, bun build --compile",
    unavailable: () => missing(bun),
    async run(context) {
      // Outside of the group's folder, where the executable would find the package.
      const executable = path.join(await context.temporaryFolder(), "program");
      await context.execute(
        bun,
        ["build", "--compile", "--outfile", executable, "programs/import.mjs"],
        { env },
      );
      const { version } = await summaryOf(context, bun, WAYS.import, { env });
      return {
        version,
        summary: JSON.parse(
          await context.execute(executable, [], { cwd: path.dirname(executable), env }),
        ),
      };
    },
  },
];
