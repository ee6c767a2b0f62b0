// An older version of the package, to be measured beside the one under test.
import { loadPackage } from "./load-package.js";

const folder = process.env.YC_BASELINE_DIR;

export const BASELINE = "baseline";

/** The older package, or none if `YC_BASELINE_DIR` is not set. */
export const baselines = folder === undefined ? [] : [await loadPackage(folder)];
