/**
 * A Standard Schema for vee-validate 4, which knows its own kind only.
 *
 * Symptom: given a Standard Schema as it is, the form rejects every validation with "No such validator 'version' exists.". Reason: it takes the schema for
 * a record of fields, and `~standard` for a field. vee-validate 5 takes the schema itself.
 */
export function toTypedSchema(schema) {
  return {
    __type: "VVTypedSchema",
    async parse(values) {
      const { issues, value } = await schema["~standard"].validate(values);
      if (issues === undefined) return { value, errors: [] };
      // A path that comes twice would replace its own messages.
      const byPath = Map.groupBy(issues, ({ path }) => path.join("."));
      return { errors: [...byPath].map(([path, found]) => ({ path, errors: found.map(({ message }) => message) })) };
    },
  };
}
