// Measuring on a noisy machine: the contenders take turns in many short rounds, and medians are taken of the rounds.
import { do_not_optimize, measure } from "mitata";

import { Random } from "./random.js";

// No forced collection of garbage between rounds: it throws compiled code away, and the round measures compiling.
const OPTIONS = { min_cpu_time: 20e6, min_samples: 12, batch_samples: 256, gc: false };
const WARM_UP = { ...OPTIONS, min_cpu_time: 100e6 };

/**
 * The nanoseconds that each task takes a call, round by round: `times[task][round]`. A task has `run`, and `make` if its argument is made outside the time.
 */
export async function measureInTurn(tasks, rounds) {
  for (const task of tasks) await nanoseconds(task, WARM_UP);
  const times = tasks.map(() => []);
  const random = new Random(rounds);
  for (let round = 0; round < rounds; round++) {
    // In another order each time: a task takes longer after one that leaves much garbage.
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
  // The mean, not the median of the samples: collecting the garbage is part of the price.
  return avg;
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of the ratios in each round, which is steadier than the ratio of medians while the machine's speed drifts. */
export function ratio(ours, theirs) {
  return median(ours.map((time, round) => time / theirs[round]));
}
