const { writeFileSync } = require("node:fs");
const api = require("yc-image-update");
const { run } = require("../../program.cjs");

test("the program", () => {
  // The length is in bytes, and jsdom has no TextEncoder to count them.
  expect(api.renderRequest("fd8k2ed4jspu35gfde1u", { updateMask: "name" }, { as: "http" })).toMatch(
    /^Content-Length: 21\r$/m,
  );
  writeFileSync(process.env.SUMMARY_FILE, JSON.stringify(run(api)));
});
