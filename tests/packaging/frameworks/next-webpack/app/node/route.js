import * as api from "yc-image-update";
import { run } from "../../../program.mjs";

export const runtime = "nodejs";
// Rendered for each request, not during the build.
export const dynamic = "force-dynamic";

export function GET() {
  return Response.json(run(api));
}
