// Where there is a DOM, a request is its Request.
import { buildRequest, type FetchRequest, type FetchSignal } from "yc-image-update";
import { check, type Equal } from "./equal.js";

check<Equal<FetchRequest, Request>>();
check<Equal<FetchSignal, AbortSignal>>();
const request = buildRequest(
  "fd8",
  { updateMask: "name" },
  { signal: new AbortController().signal },
);
check<Equal<typeof request, Request>>();
export const response: Promise<Response> = fetch(request);
// @ts-expect-error
buildRequest("fd8", { updateMask: "name" }, { signal: { aborted: false } });
