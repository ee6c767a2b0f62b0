import * as z from "zod";

import { isDescription, isDiskSize } from "./own-rules.js";

export const name = "zod";

export const schema = z.strictObject({
  updateMask: z
    .string()
    .regex(/^(?:name|description|minDiskSize|labels)(?:,(?:name|description|minDiskSize|labels))*$/)
    .nullish(),
  name: z
    .string()
    .regex(/^(|[a-z]([-a-z0-9]{0,61}[a-z0-9])?)$/)
    .nullish(),
  description: z.string().refine(isDescription).nullish(),
  minDiskSize: z.string().refine(isDiskSize).nullish(),
  labels: z
    .record(
      z
        .string()
        .max(63)
        .regex(/^[a-z][-_./@0-9a-z]*$/),
      z
        .string()
        .max(63)
        .regex(/^[-_./@0-9a-z]*$/),
    )
    .refine((labels) => Object.keys(labels).length <= 64)
    .nullish(),
});

export const validate = (update) => schema.safeParse(update);

export const isValid = (result) => result.success;
