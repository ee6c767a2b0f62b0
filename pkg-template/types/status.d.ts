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
  /** The code by name, or by number where it is none of those that have a name. */
  code: StatusCode | number;
  /** What the server says, whole; "" if it says nothing. */
  message: string;
  /** The details as the server sent them: objects with an `@type`, such as `google.rpc.BadRequest`. */
  details: unknown[];
}

/** A violation that the server found; its `message` is what the server says, and in the server's language. */
export type ServerViolation = Extract<Violation, { rule: "server" }>;

/**
 * Reads the body of a failed answer: an object, or its text. Takes a bare status as the API sends it, one under `error` as some gateways and an operation
 * have it, and what this function returned before. Where the code has no name, as that of HTTP, one under `status`
 * goes in its place. A code that is left out is `"UNKNOWN"`, since what failed is not OK.
 *
 * What is no status, such as a proxy's HTML page, becomes `{ code: "UNKNOWN", message, details: [] }` with the whole text as its message; of an object it
 * is the JSON, or "" where there is none. The text is the server's: show it as text and never as HTML.
 *
 * Never throws, not even for an exception of a getter or Proxy of the caller's own.
 */
export function parseStatus(value: unknown): Status;

/**
 * What a status says of the fields of a form: the field violations of its `google.rpc.BadRequest` details, and the lines such as `min_disk_size: …` that
 * the API writes in a message after "Validation error:", "Validation failed:" or "Request validation error:". The same about a field in both is told once.
 *
 * Fields have the names that they have in a form and a body (`minDiskSize`, `imageId`, `updateMask`), and a label that is named has the path
 * `["labels", key]`; the server does not know the rows of a form, nor does it say whether the key or the value is at fault. What belongs to no such field
 * is never lost: it has the field "" and the path [], for a form to show above all fields. So has the message of a status that is not about fields at
 * all. The list is empty only if the status says nothing but its code.
 *
 * Never throws.
 */
export function statusViolations(status: Status): ServerViolation[];
