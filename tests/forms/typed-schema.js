/**
 * A Standard Schema for vee-validate 4, which knows its own kind only.
 *
 * Symptom: a form that is given a Standard Schema itself takes all values for valid, or, with this package's, does not validate at all and reports a
 * TypeError. Reason: it takes the schema for a record of fields, and `~standard` for a field with a yup schema.
 */
export function toTypedSchema(schema) {
  return {
    __type: "VVTypedSchema",
    async parse(values) {
      const { issues, value } = await schema["~standard"].validate(values);
      if (issues === undefined) return { value, errors: [] };
      // A path that comes twice would replace its own messages.
      const byPath = Map.groupBy(issues, ({ path }) => path.join("."));
      return {
        errors: [...byPath].map(([path, found]) => ({
          path,
          errors: found.map(({ message }) => message),
        })),
      };
    },
  };
}
