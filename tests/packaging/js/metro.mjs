// Bundles a program as a React Native app: with Metro, and the conditions and the Babel preset of
// React Native.
//
//   node metro.mjs ENTRY BUNDLE
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

import Metro from "metro";

const [, , entry, out] = process.argv;
const projectRoot = path.dirname(fileURLToPath(import.meta.url));
const config = await Metro.loadConfig(
  { cwd: projectRoot },
  {
    projectRoot,
    cacheStores: [],
    maxWorkers: 1,
    reporter: { update() {} },
    resolver: { unstable_conditionNames: ["react-native"], useWatchman: false },
    transformer: {
      babelTransformerPath: createRequire(import.meta.url).resolve(
        "@react-native/metro-babel-transformer",
      ),
      enableBabelRCLookup: false,
    },
  },
);
await Metro.runBuild(config, { entry, out, dev: false, minify: true, platform: "android" });
