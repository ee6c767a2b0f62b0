// Measures on a noisy machine: the contenders take turns in many short rounds, and a result is the
// median of the rounds.
import { do_not_optimize, measure } from "mitata";

import { Random } from "./random.js";

// No forced collection of garbage between rounds: it drops compiled code, and the next round would
// measure the compiler.
const OPTIONS = { min_cpu_time: 20e6, min_samples: 12, batch_samples: 256, gc: false };
const WARM_UP = { ...OPTIONS, min_cpu_time: 100e6 };

/**
 * The nanoseconds per call of each task in each round: `times[task][round]`. A task has `run`, and
 * `make` if its argument is made outside the measured time.
 */
export async function measureInTurn(tasks, rounds) {
  for (const task of tasks) await nanoseconds(task, WARM_UP);
  const times = tasks.map(() => []);
  const random = new Random(rounds);
  for (let round = 0; round < rounds; round++) {
    // In another order each round, since a task takes longer after one that leaves much garbage.
    for (const index of random.shuffle(tasks.keys()))
      times[index].push(await nanoseconds(tasks[index], OPTIONS));
  }
  return times;
}

async function nanoseconds({ run, make }, options) {
  const { avg } = await measure(
    make === undefined
      ? () => do_not_optimize(run())
      : function* () {
          yield { 0: make, bench: (made) => do_not_optimize(run(made)) };
        },
    // A copy, since mitata writes to its options.
    { ...options },
  );
  // The mean and not the median of the samples, so that it includes the collection of garbage.
  return avg;
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The median of the ratios in each round. It varies less than the ratio of medians when the speed
 * of the machine changes between rounds.
 */
export function ratio(ours, theirs) {
  return median(ours.map((time, round) => time / theirs[round]));
}
