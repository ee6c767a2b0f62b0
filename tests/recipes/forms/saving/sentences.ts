import type { Violation } from "yc-image-update";
import { en } from "yc-image-update/messages/en";
import { ru } from "yc-image-update/messages/ru";

import type { Outcome } from "./save-image";

// The names of the controls, as the user sees them.
const ENGLISH = { name: "Name", description: "Description", minDiskSize: "Minimum disk size" };
const RUSSIAN = { name: "Имя", description: "Описание", minDiskSize: "Минимальный размер диска" };

/** The sentence for a violation, in the user's language. */
export const sentence = (violation: Violation): string =>
  navigator.language.startsWith("ru") ? ru(violation, RUSSIAN) : en(violation, ENGLISH);

/** What the form says after an attempt to save. */
export const STATUS: Record<Outcome["state"], string> = {
  saved: "Saved.",
  unchanged: "Nothing has changed.",
  declined: "Nothing was saved.",
  refused: "Not saved: see the messages.",
  unknown: "It is not known whether this was saved. Load the image again.",
};
