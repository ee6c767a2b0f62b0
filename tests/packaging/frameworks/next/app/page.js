// A server component, with a client component in it.
import * as api from "yc-image-update";
import { run } from "../../program.mjs";
import { Client } from "./client.js";

// At each request, not while Next.js builds.
export const dynamic = "force-dynamic";

export default function Page() {
  return (
    <>
      <pre id="server">{JSON.stringify(run(api))}</pre>
      <Client />
    </>
  );
}
