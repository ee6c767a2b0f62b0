import * as api from "yc-image-update";
import { run } from "../../../program.mjs";

export const runtime = "edge";
// At each request, not while Next.js builds.
export const dynamic = "force-dynamic";

export function GET() {
  return Response.json(run(api));
}
