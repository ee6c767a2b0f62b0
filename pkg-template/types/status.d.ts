import type { ImageEdits, Violation } from "./index.js";

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
  /** The whole message of the server; "" if there is none. */
  message: string;
  /** The details as the server sent them: objects with an `@type` like `google.rpc.BadRequest`. */
  details: unknown[];
}

/** A violation that the server found. Its `message` is the server's, in the server's language. */
export type ServerViolation = Extract<Violation, { rule: "server" }>;

/**
 * Reads the body of an error response: an object, or its text. Accepts a status as the API sends
 * it, a status in a member `error`, as some gateways and operations have it, and a result of this
 * function. A code may be a number or a name in any spelling. Some endpoints write it as
 * `grpcCode`. If `code` has no name, for example because it is an HTTP code, `grpcCode` or a name
 * in a member `status` replaces it. If there is no code, the code that gRPC writes before a message
 * is used, as in `rpc error: code = NotFound desc = …` or `NOT_FOUND: …`; otherwise the code is
 * `"UNKNOWN"`, because a failure cannot be OK.
 *
 * Accepts an Error as well. If the error holds a response (axios: `response.data`; ofetch: `data`;
 * or the text of a response as the error's message), that response is read, unless it is empty, an
 * HTML page or unknown JSON. Otherwise the message of the result has the message of the error, and
 * then the messages of its causes on further lines. An Error is never written as JSON, wherever it
 * is in the value, because its other members may be secret.
 *
 * A body that is not a status, such as a proxy's HTML page, becomes
 * `{ code: "UNKNOWN", message, details: [] }`. Its message is the whole text; for an object it is
 * the JSON, or "" if there is none. The message comes from the server, so show it as text and never
 * as HTML.
 *
 * Never throws, not even if the caller's own getter or Proxy throws.
 */
export function parseStatus(value: unknown): Status;

/**
 * Returns what a status says about the fields of a form. It reads
 *
 * - the details of `google.rpc`: the field violations of a `BadRequest`, and the words in a
 *   `PreconditionFailure`, `QuotaFailure`, `Help`, `ResourceInfo` and `LocalizedMessage`. A
 *   localized message replaces the one that it translates;
 * - the message, without what gRPC writes before it (`rpc error: code = … desc =`): lines such as
 *   `min_disk_size: …` after "Validation error:", "Validation failed:" or "Request validation
 *   error:", and a message that consists of such lines.
 *
 * If both say the same about a field, it is listed once.
 *
 * A field has the name that it has in a form and in a body (`minDiskSize`, `imageId`,
 * `updateMask`). A label that is named in any spelling (`labels.env`, `labels[env]`,
 * `labels["env"]`) has the path `["labels", "env"]`. If `edits` has the labels as rows, the path
 * leads to the row with that key: `["labels", 1, "value"]`. The server names the label, but does
 * not say whether its key or its value is at fault. The function assumes the value, unless the
 * server's words mention a key but no value; then the path ends with `"key"`, and `forKey` is
 * present.
 *
 * Nothing is lost: an error that is not about a field, or is about a label that no row has, has the
 * field "" and the path [], and a form can show it above all fields. This includes the message of a
 * status that is not about fields at all. The list is empty only if the status has no text.
 *
 * Never throws, not even if a getter or Proxy in `edits` throws.
 */
export function statusViolations(
  status: Status,
  options?: {
    /** What was sent: the edits that the body was built from, or the values of the form. */
    edits?: ImageEdits | undefined;
  },
): ServerViolation[];
