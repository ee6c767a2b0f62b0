// Requests, with whatever types of fetch there are.
import { buildPatchBody, buildRequest, renderRequest, requestParts } from "yc-image-update";
import type {
  RequestBody,
  RequestOptions,
  RequestParts,
  RequestPartsOptions,
} from "yc-image-update";
import { check, type Equal } from "./equal.js";

type Undefined<T> = { [K in keyof T]: undefined };
export const noOptions: Undefined<Required<RequestOptions>> extends RequestOptions ? true : false =
  true;
export const noPartsOptions: Undefined<Required<RequestPartsOptions>> extends RequestPartsOptions
  ? true
  : false = true;

const body = buildPatchBody({ name: "web" });
// @ts-expect-error there may be nothing to send
buildRequest("fd8", body);
if (body !== null) {
  const options: RequestOptions = {
    contract: "2025-01-27",
    endpoint: "http://localhost",
    token: "t1",
    idempotencyKey: "a",
    requestId: "b",
  };
  const request = buildRequest("fd8", body, options);
  check<Equal<typeof request.method, string>>();
  check<Equal<typeof request.url, string>>();
  check<Equal<ReturnType<typeof request.text>, Promise<string>>>();
  const header: string | null = request.headers.get("Content-Type");
  check<Equal<typeof header, string | null>>();
  const text = renderRequest("fd8", body, { as: "http", showToken: true, token: "t1" });
  check<Equal<typeof text, string>>();

  const parts = requestParts("fd8", body, { token: "t1", requestId: "b" });
  check<Equal<typeof parts, RequestParts>>();
  check<Equal<typeof parts.method, "PATCH">>();
  check<Equal<typeof parts.headers, Record<string, string>>>();
  check<Equal<typeof parts.body, string>>();
  requestParts("fd8", body);
  // @ts-expect-error nothing is sent, so there is nothing to abort
  requestParts("fd8", body, { signal: { aborted: false, addEventListener() {} } });
}
// @ts-expect-error there may be nothing to send
requestParts("fd8", body);

export const bodies: RequestBody[] = [
  { updateMask: "name" },
  { updateMask: "minDiskSize,labels", minDiskSize: 5n, labels: null, name: undefined },
];
// @ts-expect-error without a mask every field would be reset
buildRequest("fd8", { name: "web" });
// @ts-expect-error without a mask every field would be reset
buildRequest("fd8", { updateMask: undefined, name: "web" });
// @ts-expect-error the id is the first argument
buildRequest("fd8", { updateMask: "name", imageId: "fd8" });
// @ts-expect-error
buildRequest(undefined, { updateMask: "name" });
// @ts-expect-error the body and not its text
buildRequest("fd8", "{}");
// @ts-expect-error
buildRequest("fd8", { updateMask: "name" }, { token: null });
// @ts-expect-error no such form
renderRequest("fd8", { updateMask: "name" }, { as: "wget" });
// @ts-expect-error a request has no form
buildRequest("fd8", { updateMask: "name" }, { as: "curl" });
// @ts-expect-error parts have no form
requestParts("fd8", { updateMask: "name" }, { as: "curl" });
