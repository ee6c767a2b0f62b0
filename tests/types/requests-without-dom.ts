// Where there are no types of fetch, a request still has those of its own.
import { buildRequest } from "yc-image-update";
import { check, type Equal } from "./equal.js";

// @ts-expect-error there is no DOM
export type Missing = Request;

const request = buildRequest(
  "fd8",
  { updateMask: "name" },
  { signal: { aborted: false, addEventListener() {} } },
);
check<Equal<typeof request.bodyUsed, boolean>>();
check<Equal<ReturnType<typeof request.clone>, typeof request>>();
// @ts-expect-error
request.nothing;
// @ts-expect-error no signal
buildRequest("fd8", { updateMask: "name" }, { signal: { aborted: false } });
