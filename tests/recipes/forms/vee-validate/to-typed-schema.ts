import type { TypedSchema, TypedSchemaError } from "vee-validate";
import type { ImageEdits, ImageSchema } from "yc-image-update";

import { fieldName } from "../saving/field-name";

/**
 * Turns a schema into the kind of schema that vee-validate 4 takes. It does not support Standard
 * Schema yet, and reads a schema without this adapter as an object of fields.
 */
export function toTypedSchema<Values extends ImageEdits>(
  schema: ImageSchema<Values>,
): TypedSchema<Values, Values> {
  return {
    __type: "VVTypedSchema",
    async parse(values) {
      const result = schema["~standard"].validate(values);
      if (result.issues === undefined) return { value: result.value, errors: [] };
      // Of two errors with the same path, vee-validate keeps only the second.
      const byName = new Map<string, TypedSchemaError>();
      for (const { path, message } of result.issues) {
        const name = fieldName(path);
        const found = byName.get(name) ?? { path: name, errors: [] };
        found.errors.push(message);
        byName.set(name, found);
      }
      return { errors: [...byName.values()] };
    },
  };
}
