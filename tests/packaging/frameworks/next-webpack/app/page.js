// A server component that contains a client component.
import * as api from "yc-image-update";
import { run } from "../../program.mjs";
import { Client } from "./client.js";

// Rendered for each request, not during the build.
export const dynamic = "force-dynamic";

export default function Page() {
  return (
    <>
      <pre id="server">{JSON.stringify(run(api))}</pre>
      <Client />
    </>
  );
}
