import { readImage } from "../../../../saving/save-image";

// The browser reads and updates the image itself, through the server that delivers the page.
export const ssr = false;

export const load = async ({ url }) => ({
  image: await readImage(url.searchParams.get("image") ?? "", url.origin),
});
