import { writeFileSync } from "node:fs";
import * as api from "yc-image-update";
import { run } from "../../program.mjs";

test("the program", () => {
  // The length is in bytes, and jsdom has no TextEncoder to count them.
  expect(api.renderRequest("fd8k2ed4jspu35gfde1u", { updateMask: "name" }, { as: "http" })).toMatch(
    /^Content-Length: 21\r$/m,
  );
  writeFileSync(process.env.SUMMARY_FILE, JSON.stringify(run(api)));
});
