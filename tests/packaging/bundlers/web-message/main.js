// The error of `init()` becomes the summary.
import { init } from "yc-image-update/web";

init().catch(({ message }) => {
  globalThis.summary = message;
});
