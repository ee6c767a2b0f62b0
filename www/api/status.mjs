/**
 * What is wrong with a field. The field is in snake_case, as the service writes it.
 * @typedef {{ field: string, description: string }} FieldViolation
 */

/**
 * A `google.rpc.Status` as JSON.
 * @typedef {{ code: number, message: string, details: unknown[] }} Status
 */

// Each `google.rpc.Code` that this API uses, with the HTTP status of its answers.
const CODES = {
  INVALID_ARGUMENT: { code: 3, httpStatus: 400 },
  NOT_FOUND: { code: 5, httpStatus: 404 },
  ALREADY_EXISTS: { code: 6, httpStatus: 409 },
  RESOURCE_EXHAUSTED: { code: 8, httpStatus: 429 },
  UNIMPLEMENTED: { code: 12, httpStatus: 405 },
  INTERNAL: { code: 13, httpStatus: 500 },
  UNAUTHENTICATED: { code: 16, httpStatus: 401 },
};

/** An error to answer a request with. The body of the answer is a bare `google.rpc.Status`. */
export class ApiError extends Error {
  /**
   * @param {keyof typeof CODES} code
   * @param {string} message
   * @param {object} [options]
   * @param {unknown[]} [options.details] None by default
   * @param {number} [options.httpStatus] That of the code by default
   * @param {Record<string, string>} [options.headers] Additional headers of the answer
   */
  constructor(code, message, { details = [], httpStatus, headers = {} } = {}) {
    super(message);
    this.httpStatus = httpStatus ?? CODES[code].httpStatus;
    this.headers = headers;
    /** @type {Status} */
    this.status = { code: CODES[code].code, message, details };
  }
}

/**
 * The error for a request with invalid fields.
 * @param {FieldViolation[]} violations
 */
export function validationError(violations) {
  const lines = violations.map(({ field, description }) => `${field}: ${description}`);
  return new ApiError("INVALID_ARGUMENT", ["Validation error:", ...lines].join("\n"), {
    details: [
      { "@type": "type.googleapis.com/google.rpc.BadRequest", fieldViolations: violations },
    ],
  });
}
