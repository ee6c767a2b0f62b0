"use client";

import { useEffect } from "react";
import * as api from "yc-image-update";
import { run } from "../../program.mjs";

export function Client() {
  useEffect(() => {
    globalThis.summary = run(api);
  }, []);
  return null;
}
