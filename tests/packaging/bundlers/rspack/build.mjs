// Rspack without its command line, which is a separate package.
import { rspack } from "@rspack/core";

const [entry, output] = process.argv.slice(2);
rspack({ mode: "production", entry, output: { path: output } }, (error, stats) => {
  if (error) throw error;
  console.log(stats.toString());
  if (stats.hasErrors()) process.exitCode = 1;
});
