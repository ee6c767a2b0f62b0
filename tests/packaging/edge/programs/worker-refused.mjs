// A Worker that was bundled without the condition `workerd`: what the error says.
import { validateImageUpdate } from "yc-image-update";

export default {
  fetch() {
    try {
      validateImageUpdate({});
      return new Response("no error");
    } catch ({ message }) {
      return new Response(message);
    }
  },
};
