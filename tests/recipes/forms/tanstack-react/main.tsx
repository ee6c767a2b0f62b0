import { createRoot } from "react-dom/client";

import { readImage } from "../saving/save-image";
import { ImageForm } from "./ImageForm";

const image = await readImage(new URLSearchParams(location.search).get("image") ?? "");
createRoot(document.getElementById("app") as HTMLElement).render(<ImageForm image={image} />);
