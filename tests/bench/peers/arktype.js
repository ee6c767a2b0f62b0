import { scope, type } from "arktype";

import { isDescription, isDiskSize } from "./own-rules.js";

export const name = "arktype";

const types = scope({
  updateMask:
    /^(?:name|description|minDiskSize|labels)(?:,(?:name|description|minDiskSize|labels))*$/,
  name: /^(|[a-z]([-a-z0-9]{0,61}[a-z0-9])?)$/,
  description: type.string.narrow(
    (text, context) => isDescription(text) || context.mustBe("at most 256 characters"),
  ),
  minDiskSize: type.string.narrow(
    (text, context) => isDiskSize(text) || context.mustBe("from 4194304 to 4398046511104"),
  ),
  key: [/^[a-z][-_./@0-9a-z]*$/, "&", "string <= 63"],
  value: [/^[-_./@0-9a-z]*$/, "&", "string <= 63"],
  pairs: { "[key]": "value", "+": "reject" },
  labels: [
    "pairs",
    ":",
    (labels, context) => Object.keys(labels).length <= 64 || context.mustBe("at most 64 pairs"),
  ],
  imageUpdate: {
    "+": "reject",
    "updateMask?": "updateMask | null",
    "name?": "name | null",
    "description?": "description | null",
    "minDiskSize?": "minDiskSize | null",
    "labels?": "labels | null",
  },
});

export const { imageUpdate: validate } = types.export();

export const isValid = (result) => !(result instanceof type.errors);
