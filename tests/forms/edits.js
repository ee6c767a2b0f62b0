// The package's part in a form: the schema, and what happens on submission.
import { buildPatchBody, imageEditsSchema } from "yc-image-update";

import { current } from "./image.mjs";

const { "~standard": standard } = imageEditsSchema({ current });

/** The schema. `window.instead` is judged in place of the form's values, where no input could make them so. */
export const schema = {
  "~standard": {
    ...standard,
    validate: (values, settings) =>
      standard.validate("instead" in window ? window.instead : values, settings),
  },
};

window.submissions = [];

/** Notes what was submitted, and the body that would be sent. */
export function submit(values) {
  window.submissions.push({
    values: JSON.parse(JSON.stringify(values)),
    body: buildPatchBody(values, { current }),
  });
}
