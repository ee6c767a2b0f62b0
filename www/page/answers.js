// Reads what the API answers. The server may be any address at all, so nothing about an answer is taken for granted.

const CODES = [
  "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED",
  "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS",
  "UNAUTHENTICATED",
];
const FORM_FIELDS = { name: "name", description: "description", min_disk_size: "minDiskSize", labels: "labels" };

/** An operation with its `state`: "running", "failed" or "succeeded". */
export function parseOperation(value) {
  if (!isObject(value) || typeof value.id !== "string") throw new Error("The answer is not an operation.");
  if (value.done !== true) return { ...value, state: "running" };
  if (isObject(value.error)) return { ...value, error: parseStatus(JSON.stringify(value.error)), state: "failed" };
  if (isObject(value.response)) return { ...value, state: "succeeded" };
  throw new Error("The operation is done and has neither an error nor a response.");
}

/** The google.rpc.Status in a refusal's body, its code by name; a body that is none becomes the message. */
export function parseStatus(text) {
  try {
    const { code, message, details } = JSON.parse(text);
    if (Number.isInteger(code) && typeof message === "string") {
      return { code: CODES[code] ?? `CODE_${code}`, message, details: Array.isArray(details) ? details : [] };
    }
  } catch {
    // Not JSON: a proxy's page, perhaps.
  }
  return { code: "UNKNOWN", message: text.slice(0, 500) || "The answer is empty.", details: [] };
}

/** What a status says of single fields, at the path of the form's field; [] for fields the form does not have. */
export function statusViolations({ details }) {
  return details
    .flatMap((detail) => (Array.isArray(detail?.fieldViolations) ? detail.fieldViolations : []))
    .filter((violation) => typeof violation?.description === "string")
    .map(({ field, description }) => {
      const own = Object.hasOwn(FORM_FIELDS, field) ? FORM_FIELDS[field] : "";
      const message = own === "" && field ? `${field}: ${description}` : description;
      return { field: own, path: own === "" ? [] : [own], rule: "server", message };
    });
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
