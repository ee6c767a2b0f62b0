// Labels that change, and previews as text.
import { buildPatchBody, mergeLabels, previewImageUpdate, renderPreview } from "yc-image-update";
import type { Image, RenderPreviewOptions } from "yc-image-update";
import { check, type Equal } from "./equal.js";

declare const image: Image;
const labels = mergeLabels(image.labels, { team: "infra", temp: null, env: undefined });
check<Equal<typeof labels, Record<string, string>>>();
mergeLabels(undefined, {});
mergeLabels(null, Object.freeze({ a: "b" }));
const body = buildPatchBody({ labels }, { current: image });
// @ts-expect-error what to change
mergeLabels(image.labels);
// @ts-expect-error
mergeLabels(image.labels, null);
// @ts-expect-error
mergeLabels(image.labels, { a: 1 });
// @ts-expect-error rows are for forms
mergeLabels([{ key: "a", value: "b" }], {});
// @ts-expect-error
mergeLabels(image.labels, new Map([["a", "b"]]));

type Undefined<T> = { [K in keyof T]: undefined };
export const noOptions: Undefined<Required<RenderPreviewOptions>> extends RenderPreviewOptions
  ? true
  : false = true;

if (body !== null) {
  const preview = previewImageUpdate(image, body);
  const text = renderPreview(preview, { color: true, title: "fd8" });
  check<Equal<typeof text, string>>();
  renderPreview(preview);
  renderPreview(Object.freeze({ effects: preview.effects }));
  // @ts-expect-error
  renderPreview(preview.effects);
  // @ts-expect-error
  renderPreview(preview, { color: "red" });
  // @ts-expect-error
  renderPreview(preview, { colour: true });
}
