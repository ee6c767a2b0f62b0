// shared/text.js: the texts in messages, in which a reader sees every character.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { BEGINNING, UNSAFE } from "../support/characters.mjs";
import { api, fileOf } from "./api.mjs";

const { quote } = await import(fileOf("shared/text.js"));

/** The joiner of emoji, and what only chooses the form of the character before it, stay. */
const KEPT = ["\u200d", "\u034f", "\u115f", "\u3164", "\ufe0f", "\u{e0100}", "\u2065"];

describe("a character that acts on a terminal, turns the text or hides is escaped", () => {
  for (const character of new Set([...BEGINNING.slice(0, 0x20), ...UNSAFE])) {
    if (KEPT.includes(character)) continue;
    const name = `U+${character.codePointAt(0).toString(16).padStart(4, "0")}`;
    test(name, () => {
      const text = `a${character}b`;
      const quoted = quote(text);
      assert.match(quoted, /^"a\\(u[0-9a-f]{4}(\\u[0-9a-f]{4})?|[bfnrt])b"$/);
      assert.equal(JSON.parse(quoted), text);
      const [{ message }] = api.validateImageUpdate({ updateMask: "name", name: text }).violations;
      assert.ok(message.includes(quoted), message);
      assert.ok(!message.includes(character), message);
    });
  }
});
