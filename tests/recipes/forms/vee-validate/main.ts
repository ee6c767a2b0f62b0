import { createApp } from "vue";

import { readImage } from "../saving/save-image";
import ImageForm from "./ImageForm.vue";

const image = await readImage(new URLSearchParams(location.search).get("image") ?? "");
createApp(ImageForm, { image }).mount("#app");
