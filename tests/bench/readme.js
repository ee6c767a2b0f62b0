// The table of the root's README, written between two comments there.
import { readFileSync, writeFileSync } from "node:fs";

import { median } from "./measure.js";
import { machine, milliseconds, time, toTable, twoDecimals, versions } from "./report.js";

const BEGIN = "<!-- bench: written by `cargo xtask bench --write-readme` -->";
const END = "<!-- /bench -->";
const PEERS = ["hand-written", "ajv", "zod", "valibot", "arktype"];
const DIFFERENCES = ["hand-written", "fast-json-patch", "microdiff"];

export function writeReadme(file, { validation, patches, platforms }) {
  const text = readFileSync(file, "utf8");
  const [head, rest, ...others] = text.split(BEGIN);
  const tail = rest?.split(END);
  if (others.length > 0 || tail?.length !== 2)
    throw new Error(`${file} must hold ${BEGIN} and, behind it, ${END}, once each`);
  const section = [
    `${machine()} ${versions()}`,
    ratios("validateImageUpdate", PEERS, validation),
    ratios("buildPatchBody", DIFFERENCES, patches),
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
  const contenders = Object.keys(ran[0].times);
  const cell = (samples) => (samples === undefined ? "" : milliseconds(median(samples)));
  return toTable(
    ["cold start", ...contenders],
    ran.map(({ name, times }) => [name, ...contenders.map((contender) => cell(times[contender]))]),
  );
}
