// `require` of ES modules: both the package's and the program's.
const api = require("../node_modules/yc-image-update/index.js");
const { run } = require("../../program.mjs");

console.log(JSON.stringify(run(api)));
