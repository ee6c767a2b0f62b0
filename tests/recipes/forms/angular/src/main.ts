import { inputBinding } from "@angular/core";
import { createApplication } from "@angular/platform-browser";

import { readImage } from "../../saving/save-image";
import { ImageForm } from "./image-form";

const image = await readImage(new URLSearchParams(location.search).get("image") ?? "");
const app = await createApplication();
app.bootstrap(ImageForm, { bindings: [inputBinding("image", () => image)] });
