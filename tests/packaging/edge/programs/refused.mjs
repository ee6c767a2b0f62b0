// A program that was bundled without the condition `edge-light`: what the error says.
import { validateImageUpdate } from "yc-image-update";

try {
  validateImageUpdate({});
} catch ({ message }) {
  globalThis.refusal = message;
}
