import type { Violation } from "./index.js";

/** The name of a `google.rpc.Code`. */
export type StatusCode =
  | "OK"
  | "CANCELLED"
  | "UNKNOWN"
  | "INVALID_ARGUMENT"
  | "DEADLINE_EXCEEDED"
  | "NOT_FOUND"
  | "ALREADY_EXISTS"
  | "PERMISSION_DENIED"
  | "RESOURCE_EXHAUSTED"
  | "FAILED_PRECONDITION"
  | "ABORTED"
  | "OUT_OF_RANGE"
  | "UNIMPLEMENTED"
  | "INTERNAL"
  | "UNAVAILABLE"
  | "DATA_LOSS"
  | "UNAUTHENTICATED";

/** Why a request was refused, or an operation failed: a `google.rpc.Status`. */
export interface Status {
  /** The name of the code, or its number if it has no name. */
  code: StatusCode | number;
  /** The whole text of the server; "" if there is none. */
  message: string;
  /** The details as the server sent them: objects with an `@type` like `google.rpc.BadRequest`. */
  details: unknown[];
}

/** A violation that the server found. Its `message` is the server's, in the server's language. */
export type ServerViolation = Extract<Violation, { rule: "server" }>;

/**
 * Reads the body of a failed answer: an object, or its text. Accepts a status as the API sends it,
 * a status in a member `error`, as some gateways and operations have it, and a result of this
 * function. If `code` has no name, for example because it is an HTTP code, a name in a member
 * `status` replaces it. A missing code becomes `"UNKNOWN"`, since what failed is not OK.
 *
 * A body that is not a status, such as a proxy's HTML page, becomes `{ code: "UNKNOWN", message,
 * details: [] }`. Its message is the whole text; for an object it is the JSON, or "" if it has
 * none. The text comes from the server, so show it as text and never as HTML.
 *
 * Never throws, not even if the caller's own getter or Proxy does.
 */
export function parseStatus(value: unknown): Status;

/**
 * What a status says about the fields of a form. It reads the field violations in
 * `google.rpc.BadRequest` details, and the lines such as `min_disk_size: …` that the API writes in
 * a message after "Validation error:", "Validation failed:" or "Request validation error:". What
 * both say about a field is listed once.
 *
 * A field has the name that it has in a form and in a body (`minDiskSize`, `imageId`,
 * `updateMask`). A label that is named has the path `["labels", key]`: the server knows nothing of
 * a form's rows, and does not say whether the key or the value is at fault.
 *
 * Nothing is lost: what is about no such field has the field "" and the path [], and a form can
 * show it above all fields. This includes the message of a status that is not about fields at all.
 * The list is empty only if the status has nothing but a code.
 *
 * Never throws.
 */
export function statusViolations(status: Status): ServerViolation[];
