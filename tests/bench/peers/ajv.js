import { Ajv } from "ajv";

import { isDiskSize } from "./own-rules.js";

export const ajv = new Ajv({ allErrors: true });
ajv.addFormat("disk-size", { type: "string", validate: isDiskSize });

export const name = "ajv";

export const schema = {
  type: "object",
  properties: {
    updateMask: {
      type: "string",
      nullable: true,
      pattern:
        "^(?:name|description|minDiskSize|labels)(?:,(?:name|description|minDiskSize|labels))*$",
    },
    name: { type: "string", nullable: true, pattern: "^(|[a-z]([-a-z0-9]{0,61}[a-z0-9])?)$" },
    description: { type: "string", nullable: true, maxLength: 256 },
    minDiskSize: { type: "string", nullable: true, format: "disk-size" },
    labels: {
      type: "object",
      nullable: true,
      maxProperties: 64,
      propertyNames: { maxLength: 63, pattern: "^[a-z][-_./@0-9a-z]*$" },
      additionalProperties: { type: "string", maxLength: 63, pattern: "^[-_./@0-9a-z]*$" },
    },
  },
  additionalProperties: false,
};

export const validate = ajv.compile(schema);

export const isValid = (result) => result;
