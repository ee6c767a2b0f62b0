import { Component, provideZonelessChangeDetection } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import * as api from "yc-image-update";

import { run } from "../../program.mjs";

@Component({ selector: "app-root", template: "<pre>{{ text }}</pre>" })
class Root {
  readonly text: string;

  constructor() {
    const summary = run(api);
    this.text = JSON.stringify(summary);
    Object.assign(globalThis, { summary });
  }
}

bootstrapApplication(Root, { providers: [provideZonelessChangeDetection()] });
