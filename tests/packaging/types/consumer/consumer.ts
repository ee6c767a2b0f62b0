// A program that uses the types; what it exports is run.
import {
  buildPatchBody,
  constraints,
  type ImageEdits,
  imageEditsSchema,
  type Operation,
  type PatchBody,
  type Report,
  validateImageUpdate,
} from "yc-image-update";
import { en } from "yc-image-update/messages/en";
import { ru } from "yc-image-update/messages/ru";

export {
  buildPatchBody,
  buildRequest,
  ImageUpdateError,
  validateImageUpdate,
} from "yc-image-update";

export function sentences(update: unknown): string[] {
  const report: Report = validateImageUpdate(update, {
    contract: "2025-01-27",
    current: undefined,
  });
  return report.violations.map((violation) =>
    violation.rule === "string.max_len" ? `${violation.params.max}` : en(violation) + ru(violation),
  );
}

export function describe(operation: Operation): string {
  return operation.state === "failed" ? operation.error.message : operation.id;
}

export function mask(edits: ImageEdits): string | undefined {
  const body: PatchBody | null = buildPatchBody(edits);
  return body?.updateMask;
}

export const maxLength: number = constraints["2020-03-16"].description.maxLength;
export const schema = imageEditsSchema<{ name: string }>();

// Were the types not found, these would be no mistakes.
// @ts-expect-error A name is text.
export const wrongEdits: ImageEdits = { name: 1 };
// @ts-expect-error There is no such contract.
export const wrongContract = () => validateImageUpdate({}, { contract: "2020-03-17" });
