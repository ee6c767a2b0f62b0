const { readFileSync, writeFileSync } = require("node:fs");
const api = require("yc-image-update");
const { ru } = require("yc-image-update/messages/ru");
const web = require("yc-image-update/web");
const { run } = require("../../program.cjs");

test("the program", () => {
  writeFileSync(process.env.SUMMARY_FILE, JSON.stringify(run(api)));
});

test("the other entry points", () => {
  web.initSync(readFileSync(require.resolve("yc-image-update/yc-image-update.wasm")));
  expect(web.validateImageEdits({ name: "Web" }).violations.map(ru)).toHaveLength(1);
});
