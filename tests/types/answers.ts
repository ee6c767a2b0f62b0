// What the server answers.
import { parseOperation, parseStatus, statusViolations } from "yc-image-update";
import type {
  FailedOperation,
  Operation,
  RunningOperation,
  SucceededOperation,
} from "yc-image-update";
import type {
  ImageResponse,
  ServerViolation,
  Status,
  StatusCode,
  Violation,
} from "yc-image-update";
import { ru } from "yc-image-update/messages/ru";
import { check, type Equal } from "./equal.js";

const operation = parseOperation(JSON.parse("{}"));
check<Equal<typeof operation, Operation>>();
check<Equal<Operation["state"], "running" | "failed" | "succeeded">>();
check<Equal<typeof operation.id, string>>();
// @ts-expect-error only one that succeeded has it
operation.response;
// @ts-expect-error only one that failed has it for sure
operation.error;

export function outcome(operation: Operation): string | undefined {
  switch (operation.state) {
    case "running":
      check<Equal<typeof operation, RunningOperation>>();
      check<Equal<typeof operation.done, false>>();
      return operation.error?.message;
    case "failed":
      check<Equal<typeof operation, FailedOperation>>();
      check<Equal<typeof operation.error, Status>>();
      // @ts-expect-error
      operation.response;
      return operation.error.message;
    case "succeeded":
      check<Equal<typeof operation, SucceededOperation>>();
      check<Equal<typeof operation.response, ImageResponse>>();
      // @ts-expect-error
      operation.error;
      return operation.response.id;
    default:
      return operation satisfies never;
  }
}

// `done` tells the running ones apart too.
if (!operation.done) check<Equal<typeof operation, RunningOperation>>();
else check<Equal<typeof operation, FailedOperation | SucceededOperation>>();

const status = parseStatus("<html>");
check<Equal<typeof status, Status>>();
check<Equal<typeof status.code, StatusCode | number>>();
check<Equal<typeof status.details, unknown[]>>();
export const code: StatusCode = "INVALID_ARGUMENT";
// @ts-expect-error no such code
export const noCode: StatusCode = "INVALID";

const violations = statusViolations(status);
check<Equal<typeof violations, ServerViolation[]>>();
export const anyViolations: Violation[] = violations;
export const sentences: string[] = violations.map(ru);
for (const { rule, params } of violations) {
  check<Equal<typeof rule, "server">>();
  check<Equal<typeof params.description, string>>();
  check<Equal<typeof params.field, string | undefined>>();
}
// @ts-expect-error a status, not an answer
statusViolations("<html>");

const withRows = statusViolations(status, { edits: { labels: [{ key: "env", value: "prod" }] } });
check<Equal<(typeof withRows)[number]["path"], (string | number)[]>>();
statusViolations(status, {});
statusViolations(status, { edits: undefined });
statusViolations(status, { edits: { labels: { env: "prod" } } as const });
// @ts-expect-error no such option
statusViolations(status, { current: {} });
