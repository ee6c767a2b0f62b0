import { api } from "../package-under-test.js";

export const name = "yc-image-update";

export const validate = (update) => api.validateImageUpdate(update);

export const isValid = (result) => result.valid;
