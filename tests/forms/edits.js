// What the forms use of the package: the schema, and the body on submission.
import { buildPatchBody, imageEditsSchema } from "yc-image-update";

import { current } from "./image.mjs";

const { "~standard": standard } = imageEditsSchema({ current });

/**
 * The schema. It judges `window.instead` instead of the form's values, for values that no input can
 * hold.
 */
export const schema = {
  "~standard": {
    ...standard,
    validate: (values, settings) =>
      standard.validate("instead" in window ? window.instead : values, settings),
  },
};

window.submissions = [];

/** Records what was submitted, and the body that would be sent. */
export function submit(values) {
  window.submissions.push({
    values: JSON.parse(JSON.stringify(values)),
    body: buildPatchBody(values, { current }),
  });
}
