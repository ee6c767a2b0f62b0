// The error of the first call becomes the summary.
import { validateImageUpdate } from "yc-image-update";

try {
  validateImageUpdate({});
} catch ({ message }) {
  globalThis.summary = message;
}
