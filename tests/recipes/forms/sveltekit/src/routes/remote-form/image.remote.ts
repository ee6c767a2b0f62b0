import { invalid } from "@sveltejs/kit";
import { COMPUTE_API as endpoint } from "$app/env/private";
import { form, query } from "$app/server";
import type { FormValues } from "yc-image-update";

import { type Question, readImage, saveImage } from "../../../../saving/save-image";

/** The values of the form. */
export type Values = Omit<FormValues, "labels"> & {
  /** Absent if the form has no rows. */
  labels?: FormValues["labels"];
  /** The image from which the form started, as JSON. */
  base: string;
  /** The question to which the user agreed, as JSON; empty at first. */
  agreed: string;
};

export const getImage = query("unchecked", (id: string) => readImage(id, endpoint));

// Unchecked, because saveImage checks the edits, as they are once they are rebased.
export const updateImage = form(
  "unchecked",
  async ({ base, agreed, labels = [], ...texts }: Values) => {
    const edits = { ...texts, labels };
    let question: Question | undefined;
    const outcome = await saveImage(JSON.parse(base), edits, {
      endpoint,
      ask(asked) {
        question = asked;
        return JSON.stringify(asked) === agreed;
      },
    });
    if (outcome.state === "refused") invalid(...outcome.violations);
    return { outcome, question };
  },
);
