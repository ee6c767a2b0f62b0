import * as v from "valibot";

import { isDescription, isDiskSize } from "./own-rules.js";

export const name = "valibot";

export const schema = v.strictObject({
  updateMask: v.nullish(
    v.pipe(
      v.string(),
      v.regex(
        /^(?:name|description|minDiskSize|labels)(?:,(?:name|description|minDiskSize|labels))*$/,
      ),
    ),
  ),
  name: v.nullish(v.pipe(v.string(), v.regex(/^(|[a-z]([-a-z0-9]{0,61}[a-z0-9])?)$/))),
  description: v.nullish(v.pipe(v.string(), v.check(isDescription))),
  minDiskSize: v.nullish(v.pipe(v.string(), v.check(isDiskSize))),
  labels: v.nullish(
    v.pipe(
      v.record(
        v.pipe(v.string(), v.maxLength(63), v.regex(/^[a-z][-_./@0-9a-z]*$/)),
        v.pipe(v.string(), v.maxLength(63), v.regex(/^[-_./@0-9a-z]*$/)),
      ),
      v.maxEntries(64),
    ),
  ),
});

export const validate = (update) => v.safeParse(schema, update);

export const isValid = (result) => result.success;
