// The schemas, as what takes any Standard Schema sees them.
import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { buildRequest, imageEditsSchema, imageUpdateSchema } from "yc-image-update";
import { jsonSchema, requestBodySchema } from "yc-image-update";
import type { ImageEdits, ImageUpdate, LabelRow, RequestBody } from "yc-image-update";
import type { Violation } from "yc-image-update";
import { en } from "yc-image-update/messages/en";
import { ru } from "yc-image-update/messages/ru";
import { check, type Equal } from "./equal.js";

const edits = imageEditsSchema({ contract: "2025-01-27", current: { name: "web" } });
const update = imageUpdateSchema();
const body = requestBodySchema({ contract: "2025-01-27", strict: true });

check<Equal<StandardSchemaV1.InferInput<typeof edits>, ImageEdits>>();
check<Equal<StandardSchemaV1.InferOutput<typeof edits>, ImageEdits>>();
check<Equal<StandardSchemaV1.InferInput<typeof update>, ImageUpdate>>();
check<Equal<StandardSchemaV1.InferOutput<typeof update>, ImageUpdate>>();
check<Equal<StandardSchemaV1.InferInput<typeof body>, RequestBody>>();
check<Equal<StandardSchemaV1.InferOutput<typeof body>, RequestBody>>();

// What passes the schema of a body is what buildRequest takes; what passes that of an update is not.
const checked = body["~standard"].validate({});
if (checked.issues === undefined) buildRequest("fd8", checked.value);
declare const anyUpdate: StandardSchemaV1.InferOutput<typeof update>;
// @ts-expect-error it may have no mask
buildRequest("fd8", anyUpdate);

export const standard: [StandardSchemaV1<ImageEdits>, StandardSchemaV1<ImageUpdate>] = [
  edits,
  update,
];
export const json: [StandardJSONSchemaV1<ImageEdits>, StandardJSONSchemaV1<ImageUpdate>] = [
  edits,
  update,
];
// @ts-expect-error a schema of something else
export const wrong: StandardSchemaV1<{ zone: string }> = edits;

// Nothing to wait for, and an issue is a violation.
const result = update["~standard"].validate({});
if (result.issues === undefined) check<Equal<typeof result.value, ImageUpdate>>();
else check<Equal<typeof result.issues, readonly Violation[]>>();
// @ts-expect-error only a success has a value
result.value;

interface FormValues {
  name: string;
  labels: LabelRow[];
}
const form = imageEditsSchema<FormValues>();
check<Equal<StandardSchemaV1.InferOutput<typeof form>, FormValues>>();
// @ts-expect-error no edits of an image
imageEditsSchema<{ name: number }>();

check<Equal<ReturnType<typeof jsonSchema>, Record<string, unknown>>>();
export const schemas = [
  jsonSchema(edits),
  jsonSchema(update),
  jsonSchema(body, { target: "openapi-3.0" }),
  edits["~standard"].jsonSchema.input({ target: "draft-07" }),
];
// @ts-expect-error a schema of this package
jsonSchema({ type: "object" });
// @ts-expect-error
imageEditsSchema({ contract: "2020" });

export const worded = [
  imageEditsSchema({ message: ru }),
  imageUpdateSchema({ message: en }),
  requestBodySchema({ message: ({ rule }) => rule, strict: undefined }),
];
// @ts-expect-error an update and edits have no strict checks
imageEditsSchema({ strict: true });
// @ts-expect-error a body is checked without an image
requestBodySchema({ current: {} });
