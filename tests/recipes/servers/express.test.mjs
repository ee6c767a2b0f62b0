import { once } from "node:events";

import { createServer } from "./express.js";
import { testServer } from "./scenario.mjs";

testServer(
  "Express",
  (options) => ({
    async patch(path, body) {
      const listener = createServer(options).listen(0, "127.0.0.1");
      await once(listener, "listening");
      try {
        const response = await fetch(`http://127.0.0.1:${listener.address().port}${path}`, {
          method: "PATCH",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(body),
        });
        return { status: response.status, json: await response.json() };
      } finally {
        listener.closeAllConnections();
        listener.close();
      }
    },
  }),
  { isStrict: true },
);
