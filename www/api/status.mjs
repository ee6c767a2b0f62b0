// google.rpc.Code with the HTTP status each one travels under.
const CODES = {
  INVALID_ARGUMENT: [3, 400],
  NOT_FOUND: [5, 404],
  ALREADY_EXISTS: [6, 409],
  UNIMPLEMENTED: [12, 405],
  INTERNAL: [13, 500],
  UNAUTHENTICATED: [16, 401],
};

/** A refusal; the router turns it into an answer with a bare google.rpc.Status. */
export class ApiError extends Error {
  constructor(code, message, { details = [], httpStatus = CODES[code][1], headers = {} } = {}) {
    super(message);
    this.httpStatus = httpStatus;
    this.headers = headers;
    this.status = { code: CODES[code][0], message, details };
  }
}

/** `violations` are `{ field, description }`, the field in snake_case as the service itself writes it. */
export function validationError(violations) {
  const lines = violations.map(({ field, description }) => `${field}: ${description}`);
  return new ApiError("INVALID_ARGUMENT", ["Validation error:", ...lines].join("\n"), {
    details: [
      { "@type": "type.googleapis.com/google.rpc.BadRequest", fieldViolations: violations },
    ],
  });
}
