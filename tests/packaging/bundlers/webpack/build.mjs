// webpack without its command line, which needs a newer Node.js than webpack itself.
import webpack from "webpack";

const [entry, output] = process.argv.slice(2);
webpack({ mode: "production", entry, output: { path: output } }, (error, stats) => {
  if (error) throw error;
  console.log(stats.toString());
  if (stats.hasErrors()) process.exitCode = 1;
});
