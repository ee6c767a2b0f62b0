// How the time and the memory of the package grow with the work.
import { api, wasmMemory } from "./package-under-test.js";
import { Random } from "./random.js";
import { makeLabels, makeUpdates, notInterned } from "./updates.js";

/**
 * How many updates are made at once, outside the measured time. With a million at once, most of the
 * measured time would be the collection of garbage.
 */
const CHUNK = 10_000;

const validating = (update) => () => api.validateImageUpdate(update);

/** Series of tasks. Each task has the amount of its work, in the unit that the series names. */
export const series = [
  {
    name: "labels",
    tasks: [1, 2, 4, 8, 16, 32, 64].map((amount) => ({
      amount,
      run: validating(
        notInterned({ updateMask: "labels", labels: makeLabels(new Random(amount), amount) }),
      ),
    })),
  },
  { name: "ASCII characters of a description", tasks: descriptions("a") },
  { name: "emoji of a description", tasks: descriptions("🚀") },
  {
    name: "rows of labels",
    tasks: [64, 1024, 10_000, 100_000].map((amount) => ({ amount, run: rowsOfLabels(amount) })),
  },
];

/** The nanoseconds that the validation of `amount` different updates takes. */
export function timeOfUpdates(amount) {
  let milliseconds = 0;
  for (let done = 0; done < amount; done += CHUNK) {
    const updates = makeUpdates(Math.min(CHUNK, amount - done), amount + done);
    const start = performance.now();
    for (const update of updates) api.validateImageUpdate(update);
    milliseconds += performance.now() - start;
  }
  return milliseconds * 1e6;
}

/** The memory before and after many calls, in bytes. */
export function memoryOf(updates, calls) {
  for (const update of updates) api.validateImageUpdate(update);
  const before = memory();
  for (let call = 0; call < calls; call++) api.validateImageUpdate(updates[call % updates.length]);
  return { before, after: memory() };
}

function memory() {
  globalThis.gc();
  return { wasm: wasmMemory(), heap: process.memoryUsage().heapUsed };
}

function descriptions(character) {
  return [16, 32, 64, 128, 256].map((amount) => ({
    amount,
    run: validating(
      notInterned({ updateMask: "description", description: character.repeat(amount) }),
    ),
  }));
}

function rowsOfLabels(amount) {
  const labels = Array.from({ length: amount }, (_, index) => ({
    key: `key-${index}`,
    value: `value-${index}`,
  }));
  return () => api.validateImageEdits({ labels });
}
