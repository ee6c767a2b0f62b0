// The tables of docs/performance.md, written between two comments there.
import { readFileSync, writeFileSync } from "node:fs";

import { BASELINE } from "./baseline.js";
import { median } from "./measure.js";
import { machine, milliseconds, time, toTable, twoDecimals, versions } from "./report.js";
import { WITHOUT_WASM } from "./without-wasm.js";

const BEGIN = "<!-- bench: written by `cargo xtask bench --write-docs` -->";
const END = "<!-- /bench -->";
const PEERS = [WITHOUT_WASM, "hand-written", "ajv", "zod", "valibot", "arktype"];
const PATCH_PEERS = [
  WITHOUT_WASM,
  "hand-written",
  "valibot + microdiff",
  "zod + microdiff",
  "ajv + fast-json-patch",
  "microdiff",
];

export function writeDocs(file, { validation, patches, previews, platforms }) {
  const text = readFileSync(file, "utf8");
  const [head, rest, ...others] = text.split(BEGIN);
  const tail = rest?.split(END);
  if (others.length > 0 || tail?.length !== 2)
    throw new Error(`${file} must have ${BEGIN} and after it ${END}, once each`);
  const section = [
    `${machine()} ${versions()}`,
    ratios("validateImageUpdate", PEERS, validation),
    ratios("buildPatchBody", PATCH_PEERS, patches),
    ratios("previewImageUpdate", [WITHOUT_WASM], previews),
    coldStart(platforms),
  ];
  writeFileSync(file, `${head}${BEGIN}\n\n${section.join("\n\n")}\n\n${END}${tail[1]}`);
}

function ratios(name, peers, found) {
  const rows = [...found].map(([shape, { ours, ratios }]) => [
    shape,
    time(ours),
    ...peers.map((peer) => twoDecimals(ratios.get(peer))),
  ]);
  return toTable([name, "time", ...peers.map((peer) => `/ ${peer}`)], rows);
}

function coldStart(platforms) {
  const ran = platforms.filter(({ times }) => times !== undefined);
  const contenders = Object.keys(ran[0].times).filter((name) => !name.startsWith(BASELINE));
  const cell = (samples) => (samples === undefined ? "" : milliseconds(median(samples)));
  return toTable(
    ["cold start", ...contenders],
    ran.map(({ name, times }) => [name, ...contenders.map((contender) => cell(times[contender]))]),
  );
}
