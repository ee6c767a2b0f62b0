// Without any import(): both the program and the package are ES modules here.
const api = require("../node_modules/yc-image-update/index.js");
const { run } = require("../../program.mjs");

console.log(JSON.stringify({ version: process.version, summary: run(api) }));
