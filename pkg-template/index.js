// The public functions.
//
// What leads to the engine comes first: so a bundle begins with the text of the wasm, and does not
// have it between two halves of JavaScript, which compress better together.
export { validateImageEdits, validateImageUpdate } from "./api/validate.js";
export { buildPatchBody } from "./api/patch.js";
export { previewImageUpdate } from "./api/preview.js";
export { formValues } from "./api/form-values.js";
export { rebaseImageEdits } from "./api/rebase.js";
export { buildUpdateMask, parseUpdateMask } from "./api/mask.js";
export { buildRequest, requestParts } from "./api/request.js";
export { renderRequest } from "./api/render.js";
export { mergeLabels } from "./api/labels.js";
export { renderPreview } from "./api/render-preview.js";
export {
  imageEditsSchema,
  imageUpdateSchema,
  jsonSchema,
  requestBodySchema,
} from "./api/schema.js";
export { parseOperation } from "./answers/operation.js";
export { parseStatus } from "./answers/status.js";
export { statusViolations } from "./answers/violations.js";
export { constraints, defaultContract } from "./contract/data.js";
export { ImageUpdateError } from "./shared/error.js";
