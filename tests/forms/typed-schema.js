/**
 * Turns a Standard Schema into the kind of schema that vee-validate 4 takes.
 *
 * Without it a form takes all values for valid or, with the schema of this package, reports a
 * TypeError and does not validate: vee-validate reads the schema as an object of fields, and
 * `~standard` as a field with a yup schema.
 */
export function toTypedSchema(schema) {
  return {
    __type: "VVTypedSchema",
    async parse(values) {
      const { issues, value } = await schema["~standard"].validate(values);
      if (issues === undefined) return { value, errors: [] };
      // Of two errors with the same path vee-validate keeps only the second.
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
