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
 * function. A code may be a number or a name in any spelling. Some endpoints write it as `grpcCode`.
 * If `code` has no name, for example because it is an HTTP code, one of these or a name in a member
 * `status` replaces it. Without a code, the one that gRPC writes before a message counts, as in
 * `rpc error: code = NotFound desc = …` or `NOT_FOUND: …`; otherwise the code is `"UNKNOWN"`, since
 * what failed is not OK.
 *
 * Accepts an Error as well. If it holds an answer (axios: `response.data`; ofetch: `data`; the text
 * of an answer as its message), that is read, unless it is empty, a page or unknown JSON. Otherwise
 * the message of the result is that of the error, and on further lines those of its causes. An error
 * is never written as JSON, wherever it is in the value: its other members may be secret.
 *
 * A body that is not a status, such as a proxy's HTML page, becomes `{ code: "UNKNOWN", message,
 * details: [] }`. Its message is the whole text; for an object it is the JSON, or "" if it has
 * none. The text comes from the server, so show it as text and never as HTML.
 *
 * Never throws, not even if the caller's own getter or Proxy does.
 */
export function parseStatus(value: unknown): Status;

/**
 * What a status says about the fields of a form. It reads
 *
 * - the details of `google.rpc`: the field violations of a `BadRequest`, and the words in a
 *   `PreconditionFailure`, `QuotaFailure`, `Help`, `ResourceInfo` and `LocalizedMessage`. A
 *   localized message replaces the one that it translates;
 * - the message, without what gRPC writes before it (`rpc error: code = … desc =`): lines such as
 *   `min_disk_size: …` after "Validation error:", "Validation failed:" or "Request validation
 *   error:", and a message that has such lines only.
 *
 * What both say about a field is listed once.
 *
 * A field has the name that it has in a form and in a body (`minDiskSize`, `imageId`,
 * `updateMask`). A label that is named in any spelling (`labels.env`, `labels[env]`,
 * `labels["env"]`) has the path `["labels", "env"]`. If `edits` has the labels as rows, the path
 * leads to the row with that key: `["labels", 1, "value"]`. The server names the label, and does
 * not say whether its key or its value is at fault. It is taken to be the value, unless the server's
 * words speak of a key and of no value; then the path ends with `"key"`, and `forKey` is present.
 *
 * Nothing is lost: what is about no such field, or about a label that no row has, has the field ""
 * and the path [], and a form can show it above all fields. This includes the message of a status
 * that is not about fields at all. The list is empty only if the status has no words.
 *
 * Never throws, not even if a getter or Proxy in `edits` does.
 */
export function statusViolations(
  status: Status,
  options?: {
    /** What was sent: the edits that the body was built from, or the values of the form. */
    edits?: ImageEdits | undefined;
  },
): ServerViolation[];
