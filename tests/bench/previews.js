// previewImageUpdate, which has no peer: how its time depends on the order of the labels.
import microdiff from "microdiff";

import { BASELINE, baselines } from "./baseline.js";
import { api } from "./package-under-test.js";
import { otherOrders, sameOrder } from "./pairs.js";
import { WITHOUT_WASM, withoutWasm } from "./without-wasm.js";

export const previewContenders = [
  { name: "yc-image-update", api },
  ...baselines.map(({ api }) => ({ name: BASELINE, api })),
  { name: WITHOUT_WASM, api: withoutWasm },
].map(({ name, api }) => ({
  name,
  run: ({ current, body }) => api.previewImageUpdate(current, body),
}));

export const previewShapes = [sameOrder, ...otherOrders].map(({ name, current, edits }) => {
  const given = { current, body: { updateMask: "labels", labels: edits.labels } };
  return { name, next: () => given };
});

/** Throws unless the previews list the keys that microdiff finds. */
export function provePreviews() {
  for (const { name, next } of previewShapes) {
    const { current, body } = next();
    const differences = microdiff(current.labels, body.labels);
    const keys = (type) =>
      differences.filter((each) => each.type === type).map(({ path }) => path[0]);
    const expected = [keys("CREATE"), keys("CHANGE"), keys("REMOVE")].join(";");
    for (const contender of previewContenders) {
      const { effects } = contender.run({ current, body });
      const { added, changed, removed } = effects.find(({ field }) => field === "labels");
      if ([added, changed, removed].join(";") !== expected)
        throw new Error(`${contender.name} gives a wrong preview of "${name}"`);
    }
  }
}
