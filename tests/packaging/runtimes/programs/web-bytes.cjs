// `yc-image-update/web` from CommonJS.
const { readFileSync } = require("node:fs");

const api = require("yc-image-update/web");

api.initSync(readFileSync(require.resolve("yc-image-update/wasm")));
import("../../program.mjs").then(({ run }) => console.log(JSON.stringify(run(api))));
