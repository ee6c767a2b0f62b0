// The benchmark: the package beside its peers, and beside an older version of itself, on the same
// data. It fails if they disagree, never for a time.
//
//   cargo xtask bench [--quick] [--baseline TARBALL] [--write-docs]
import { parseArgs } from "node:util";

import { BASELINE, baselines } from "./baseline.js";
import { coldStarts, wasmAlone } from "./cold-start/index.js";
import { contenders, proveAgreement } from "./contenders.js";
import { writeDocs } from "./docs.js";
import {
  coldStartGoal,
  Goals,
  orderGoals,
  patchAims,
  patchGoals,
  validationAims,
  validationBaselineGoals,
  validationGoals,
} from "./goals.js";
import { memoryOf, series, timeOfUpdates } from "./growth.js";
import { measureInTurn, median, ratio } from "./measure.js";
import { patchContenders, patchShapes, provePatchAgreement } from "./patches.js";
import { previewContenders, previewShapes, provePreviews } from "./previews.js";
import { count, heading, machine, milliseconds, table, time, twoDecimals } from "./report.js";
import { shapes, typical } from "./shapes.js";
import { makeUpdates } from "./updates.js";

const UPDATES = 10_000;
const { quick, "write-docs": docs } = parseArgs({
  options: { quick: { type: "boolean" }, "write-docs": { type: "string" } },
}).values;
const hasBaseline = baselines.length > 0;
const rounds = quick ? 5 : 21;
const coldRounds = quick ? 5 : 31;
const mostUpdates = quick ? 100_000 : 1_000_000;
const calls = quick ? 200_000 : 10_000_000;

const updates = makeUpdates(UPDATES, 20200316, { one: 0.3, several: 0.2 });
const valid = proveAgreement(updates);
for (const { name, valid, next } of shapes) {
  const update = next();
  for (const contender of contenders) {
    if (contender.isValid(contender.validate(update)) !== valid)
      throw new Error(`${contender.name} misjudges "${name}"`);
  }
}
const refused = provePatchAgreement(UPDATES);
provePreviews();

console.log(`# Benchmark\n\n${machine()} Medians of ${rounds} rounds in turn; times are per call.`);
console.log(`Same verdicts on ${count(UPDATES)} updates, of which ${count(valid)} are valid.`);
console.log(`Same changes in ${count(UPDATES)} pairs, of which ${count(refused)} are refused.`);
if (!hasBaseline) console.log("No older package: `--baseline` names none.");

const goals = new Goals();

heading("validateImageUpdate");
const validation = await compare(shapes, contenders, ({ validate }, { next, fresh }) =>
  fresh ? { make: next, run: validate } : { run: () => validate(next()) },
);
judgeRatios("goal", "validateImageUpdate", validation, validationGoals);
judgeRatios("aim", "validateImageUpdate", validation, validationAims);
if (hasBaseline) judgeRatios("goal", "validateImageUpdate", validation, validationBaselineGoals);

const runsOnPairs = ({ run }, { next }) => ({ run: () => run(next()) });

heading("buildPatchBody with current");
const patches = await compare(patchShapes, patchContenders, runsOnPairs);
judgeRatios("goal", "buildPatchBody", patches, patchGoals);
judgeRatios("aim", "buildPatchBody", patches, patchAims);
judgeOrders("buildPatchBody", patches);

heading("previewImageUpdate");
const previews = await compare(previewShapes, previewContenders, runsOnPairs);
judgeOrders("previewImageUpdate", previews);

heading("Time as the work grows");
for (const { name, tasks } of series) {
  const times = (await measureInTurn(tasks, Math.min(rounds, 7))).map(median);
  printGrowth(
    name,
    tasks.map(({ amount }, index) => [amount, times[index]]),
  );
}
const amounts = [1_000, 10_000, 100_000, 1_000_000].filter((amount) => amount <= mostUpdates);
printGrowth(
  "different updates, all at once",
  amounts.map((amount) => [amount, timeOfUpdates(amount)]),
);

heading(`Memory after ${count(UPDATES)} calls and after ${count(calls)} more`);
const { before, after } = memoryOf(updates, calls);
table(
  ["", "before", "after", "grew by"],
  ["wasm", "heap"].map((kind) => [
    kind === "wasm" ? "WebAssembly memory" : "JavaScript heap in use",
    ...[before[kind], after[kind], after[kind] - before[kind]].map(
      (bytes) => `${count(bytes)} bytes`,
    ),
  ]),
);

heading(
  `Cold start: import to first verdict, beyond an empty script (medians of ${coldRounds} rounds)`,
);
const platforms = await coldStarts(typical, coldRounds);
printColdStarts(platforms);
if (hasBaseline) {
  for (const { name, times } of platforms.filter(({ times }) => times !== undefined)) {
    for (const suffix of ["", ", a fault"]) {
      const [ours, theirs] = ["yc-image-update", BASELINE].map((each) =>
        median(times[each + suffix]),
      );
      const about = `cold start in ${name}${suffix}`;
      goals.add("goal", about, BASELINE, coldStartGoal, ours / theirs);
    }
  }
}
const wasm = await wasmAlone(coldRounds);
console.log(
  `\nThe wasm alone, in Node.js: ${milliseconds(wasm.compile)} to compile, ` +
    `${milliseconds(wasm.instantiate)} to instantiate.`,
);

heading("Goals and aims");
table(["", "", "beside", "at most", "measured", ""], goals.rows);
console.log(`\n${goals.summary()}`);

if (docs !== undefined) writeDocs(docs, { validation, patches, previews, platforms });

/**
 * Measures all contenders on each shape. Prints their times, and the time of the first contender
 * divided by that of each other one. Returns by shape the median time of the first one, and those
 * ratios by contender.
 */
async function compare(shapes, contenders, taskOf) {
  const [{ name }, ...others] = contenders;
  const medians = [];
  const found = new Map();
  for (const shape of shapes) {
    const [ours, ...theirs] = await measureInTurn(
      contenders.map((contender) => taskOf(contender, shape)),
      rounds,
    );
    medians.push([shape.name, ...[ours, ...theirs].map((times) => time(median(times)))]);
    found.set(shape.name, {
      ours: median(ours),
      ratios: new Map(others.map(({ name }, index) => [name, ratio(ours, theirs[index])])),
    });
  }
  table(["time", ...contenders.map(({ name }) => name)], medians);
  if (others.length === 0) return found;
  console.log();
  const rows = [...found].map(([shape, { ratios }]) => [
    shape,
    ...[...ratios.values()].map(twoDecimals),
  ]);
  table([`${name} / other`, ...others.map(({ name }) => name)], rows);
  return found;
}

/** Adds goals or aims about ratios: shape, other contender, at most how many times its time. */
function judgeRatios(kind, called, found, rows) {
  for (const [shape, other, times] of rows)
    goals.add(kind, `${called}, ${shape}`, other, times, found.get(shape).ratios.get(other));
}

/**
 * Adds the goals about labels in another order, whose time is compared with that of another pair.
 */
function judgeOrders(called, found) {
  for (const [pair, other, times] of orderGoals)
    goals.add(
      "goal",
      `${called}, ${pair}`,
      other,
      times,
      found.get(pair).ours / found.get(other).ours,
    );
}

/**
 * Prints the time of each amount of work, and how much time each unit adds to the amount before,
 * which leaves out the fixed cost of a call.
 */
function printGrowth(name, times) {
  const added = times
    .slice(1)
    .map(([amount, total], index) => (total - times[index][1]) / (amount - times[index][0]));
  table(
    [name, ...times.map(([amount]) => count(amount))],
    [
      ["in all", ...times.map(([, total]) => time(total))],
      ["each", ...times.map(([amount, total]) => time(total / amount))],
      ["each more", "", ...added.map(time)],
    ],
  );
  console.log();
}

function printColdStarts(platforms) {
  const ran = platforms.filter(({ times }) => times !== undefined);
  const contenders = Object.keys(ran[0].times);
  const cell = (samples) => (samples === undefined ? "not run" : milliseconds(median(samples)));
  table(
    ["", ...contenders],
    ran.map(({ name, times }) => [name, ...contenders.map((contender) => cell(times[contender]))]),
  );
  for (const { name, unavailable, refused = new Map() } of platforms) {
    if (unavailable !== undefined) console.log(`\nNot run in ${name}: ${unavailable}`);
    for (const [contender, reason] of refused)
      console.log(`\nNot run in ${name}, ${contender}: ${reason}`);
  }
}
