// The benchmark: validateImageUpdate and buildPatchBody beside their peers, on the same data. Nothing here fails for being slow.
//
//   cargo xtask bench [--quick] [--write-readme]
import { coldStarts, wasmAlone } from "./cold-start/index.js";
import { contenders, proveAgreement } from "./contenders.js";
import { coldStartGoals, Goals, patchGoal, validationGoals } from "./goals.js";
import { memoryOf, series, timeOfUpdates } from "./growth.js";
import { measureInTurn, median, ratio } from "./measure.js";
import { patchContenders, patchShapes, provePatchAgreement } from "./patches.js";
import { writeReadme } from "./readme.js";
import { count, heading, machine, milliseconds, table, time, twoDecimals } from "./report.js";
import { shapes, typical } from "./shapes.js";
import { makeUpdates } from "./updates.js";

const UPDATES = 10_000;
const quick = process.argv.includes("--quick");
const readme = process.argv.includes("--write-readme") ? process.argv.at(-1) : undefined;
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
provePatchAgreement(UPDATES);

console.log(`# Benchmark\n\n${machine()} Medians of ${rounds} rounds in turn; times are per call.`);
console.log(
  `All agree on ${count(UPDATES)} updates, of which ${count(valid)} are valid, and on the changes of ${count(UPDATES)} pairs.`,
);

const goals = new Goals();

heading("validateImageUpdate");
const validation = await compare(shapes, contenders, ({ validate }, { next, fresh }) =>
  fresh ? { make: next, run: validate } : { run: () => validate(next()) },
);
for (const [shape, peer, times] of validationGoals)
  goals.add(shape, peer, times, validation.get(shape).ratios.get(peer));

heading("buildPatchBody with current");
const patches = await compare(patchShapes, patchContenders, ({ run }, { next }) => ({
  run: () => run(next()),
}));
for (const [pair, { ratios }] of patches) {
  // Beside the faster peer the package takes more times as long.
  const faster = patchGoal.peers.reduce((one, other) =>
    ratios.get(one) > ratios.get(other) ? one : other,
  );
  goals.add(`buildPatchBody, ${pair}`, faster, patchGoal.times, ratios.get(faster));
}

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
for (const { name, times } of platforms) {
  if (times === undefined) continue;
  const [ours, theirs] = [median(times["yc-image-update"]), median(times[coldStartGoals.peer])];
  goals.add(`cold start in ${name}`, coldStartGoals.peer, coldStartGoals.times, ours / theirs);
  goals.add(`cold start in ${name}`, "milliseconds", coldStartGoals.milliseconds, ours);
}
const wasm = await wasmAlone(coldRounds);
console.log(
  `\nThe wasm alone, in Node.js: compiling ${milliseconds(wasm.compile)}, instantiating ${milliseconds(wasm.instantiate)}.`,
);

heading("Goals: at most so many times what a peer takes");
table(["", "beside", "goal", "measured", ""], goals.rows);
console.log(`\n${goals.summary()}`);

if (readme !== undefined) writeReadme(readme, { validation, patches, platforms });

/**
 * Measures all, prints the times and how many times each peer's time the first one takes, and returns by shape the median time of the first one, and those
 * ratios by peer.
 */
async function compare(shapes, contenders, taskOf) {
  const [, ...peers] = contenders;
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
      ratios: new Map(peers.map(({ name }, index) => [name, ratio(ours, theirs[index])])),
    });
  }
  table(["time", ...contenders.map(({ name }) => name)], medians);
  console.log();
  const rows = [...found].map(([shape, { ratios }]) => [
    shape,
    ...[...ratios.values()].map(twoDecimals),
  ]);
  table(["yc-image-update / peer", ...peers.map(({ name }) => name)], rows);
  return found;
}

/** Prints the time of each amount of work, and what each unit adds to the amount before, which a call's own cost does not hide. */
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
