// The benchmark: validateImageUpdate and buildPatchBody beside their peers, on the same data. Nothing here fails for being slow.
//
//   cargo xtask bench [--quick]
import { contenders, proveAgreement } from "./contenders.js";
import { goals } from "./goals.js";
import { memoryOf, series } from "./growth.js";
import { measureInTurn, median, ratio } from "./measure.js";
import { patchContenders, patchShapes, provePatchAgreement } from "./patches.js";
import { count, heading, machine, table, time, twoDecimals } from "./report.js";
import { shapes } from "./shapes.js";
import { makeUpdates } from "./updates.js";

const UPDATES = 10_000;
const CALLS = 200_000;
const quick = process.argv.includes("--quick");
const rounds = quick ? 5 : 21;

const updates = makeUpdates(UPDATES, 20200316, { one: 0.3, several: 0.2 });
const valid = proveAgreement(updates);
for (const { name, valid, next } of shapes) {
  const update = next();
  for (const contender of contenders) {
    if (contender.isValid(contender.validate(update)) !== valid) throw new Error(`${contender.name} misjudges "${name}"`);
  }
}
provePatchAgreement(UPDATES);

console.log(`# Benchmark\n\n${machine()} Medians of ${rounds} rounds in turn; times are per call.`);
console.log(`All agree on ${count(UPDATES)} updates, of which ${count(valid)} are valid, and on the changes of ${count(UPDATES)} pairs.`);

heading("validateImageUpdate");
const ratios = await compare(shapes, contenders, ({ validate }, { next, fresh }) =>
  fresh ? { make: next, run: validate } : { run: () => validate(next()) },
);

heading("Goals: at most so many times what a peer takes");
table(
  ["shape", "peer", "goal", "measured", ""],
  goals.map(([shape, peer, goal]) => {
    const measured = ratios.get(shape).get(peer);
    return [shape, peer, twoDecimals(goal), twoDecimals(measured), measured <= goal ? "met" : "not met"];
  }),
);

heading("buildPatchBody with current");
await compare(patchShapes, patchContenders, ({ run }, { next }) => ({ run: () => run(next()) }));

heading("Time as the work grows");
for (const { name, tasks } of series) {
  const times = (await measureInTurn(tasks, Math.min(rounds, 7))).map(median);
  table([name, ...tasks.map(({ amount }) => count(amount))], [
    ["a call", ...times.map(time)],
    ["each", ...times.map((total, index) => time(total / tasks[index].amount))],
  ]);
  console.log();
}

heading(`Memory after ${count(UPDATES)} calls and after ${count(CALLS)} more`);
const { before, after } = await memoryOf(updates, CALLS);
table(["", "before", "after", "grew by"], ["wasm", "heap"].map((kind) => [
  kind === "wasm" ? "WebAssembly memory" : "JavaScript heap in use",
  ...[before[kind], after[kind], after[kind] - before[kind]].map((bytes) => `${count(bytes)} bytes`),
]));

/** Measures all, prints the times and how many times each peer's time the first one takes, and returns those ratios by shape and peer. */
async function compare(shapes, contenders, taskOf) {
  const [, ...peers] = contenders;
  const medians = [];
  const ratios = new Map();
  for (const shape of shapes) {
    const [ours, ...theirs] = await measureInTurn(contenders.map((contender) => taskOf(contender, shape)), rounds);
    medians.push([shape.name, ...[ours, ...theirs].map((times) => time(median(times)))]);
    ratios.set(shape.name, new Map(peers.map(({ name }, index) => [name, ratio(ours, theirs[index])])));
  }
  table(["time", ...contenders.map(({ name }) => name)], medians);
  console.log();
  table(["yc-image-update / peer", ...peers.map(({ name }) => name)], [...ratios].map(([shape, byPeer]) => [shape, ...[...byPeer.values()].map(twoDecimals)]));
  return ratios;
}
