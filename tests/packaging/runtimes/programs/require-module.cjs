// `require` of ES modules: the package and the program.
const api = require("../node_modules/yc-image-update/index.js");
const { run } = require("../../program.mjs");

console.log(JSON.stringify(run(api)));
