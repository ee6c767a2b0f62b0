// A server component, rendered during the build, that contains a client component.
import * as api from "yc-image-update";
import { run } from "../../program.mjs";
import { Client } from "./client.js";

export default function Page() {
  return (
    <>
      <pre id="server">{JSON.stringify(run(api))}</pre>
      <Client />
    </>
  );
}
