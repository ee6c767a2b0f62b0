// Pastes rendered curl commands into interactive shells, each in a pseudo-terminal. What is in the
// place of curl there must receive exactly the request, and nothing else may run.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

import { spawn } from "@lydell/node-pty";

import { BEGINNING, UNSAFE } from "../support/characters.mjs";
import { api } from "./api.mjs";

const { renderRequest, requestParts, constraints } = api;

const ID = "fd8emvfmfoaordspe1jr";
const MAX = constraints["2020-03-16"].description.maxLength;
/** Runs if the command before it ends early. */
const INTRUDER = "; touch ran #";
/** How long a shell may take for one command, in milliseconds, before the test fails. */
const PATIENCE = 20_000;

const SHELLS = {
  dash: { program: "/bin/dash", args: ["-i"] },
  "bash with bracketed paste": {
    program: "/bin/bash",
    args: ["--norc", "-i"],
    wrap: (text) => `\x1b[200~${text}\x1b[201~`,
  },
  "bash without bracketed paste": { program: "/bin/bash", args: ["--norc", "-i"] },
};

/** Every description that a paste tries, by what it shows. */
const DESCRIPTIONS = {
  ...Object.fromEntries(
    [...new Set([...BEGINNING, ...UNSAFE])].map((character) => [
      `U+${character.codePointAt(0).toString(16).padStart(4, "0")}`,
      character.repeat(70) + INTRUDER,
    ]),
  ),
  "quotes at the end of a part": `'${"\\'".repeat(100)}${INTRUDER}`,
  "events of the history": "!! !$ !touch '!!' \"!!\" ^a^b",
  "ends of lines": `'\r\n touch ran\r\n'\n touch ran\n ${INTRUDER}`,
  "the end of a bracketed paste": `\x1b[201~\r touch ran\r \u009b201~\r touch ran\r`,
  "another writing": "Образ для лабораторных 每周自动构建 👩‍💻 ❤️",
  "the greatest length": "😀".repeat(MAX),
};

let folder;
let programs;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pasting-"));
  programs = path.join(folder, "programs");
  await mkdir(programs);
  // It writes its arguments, each with a NUL behind it, and then their number.
  await writeFile(
    path.join(programs, "curl"),
    '#!/bin/sh\nprintf "%s\\0" "$@" "$#" >> "$RECORD"\nprintf "[%s]" done\n',
  );
  await writeFile(path.join(programs, "touch"), '#!/bin/sh\nprintf "" >> "$1"\n');
  for (const program of ["curl", "touch"]) await chmod(path.join(programs, program), 0o755);
});
after(() => rm(folder, { recursive: true }));

/** Commands of the longest kind: every line is longer than a terminal takes, if it is one line. */
function longCommands() {
  const labels = {};
  for (let index = 0; index < 64; index++) labels[`k${index}`.padEnd(63, "@")] = "/".repeat(63);
  const long = { updateMask: "labels", labels };
  const token = `t1.${"'$(touch$IFS\\ran)!!".repeat(400)}`;
  return [
    [ID, long, {}],
    [ID, long, { token, showToken: true }],
    ["'; touch ran '!!\u007f\u202e", long, { endpoint: "http://localhost/it's!!$(touch ran)" }],
  ];
}

for (const [name, shell] of Object.entries(SHELLS)) {
  describe(name, () => {
    test("every description arrives, and nothing else runs", async () => {
      const requests = Object.values(DESCRIPTIONS).map((description) => [
        ID,
        { updateMask: "description", description },
        { token: "t1.token" },
      ]);
      await pasteAll(shell, requests);
    });

    test("long commands arrive, and nothing else runs", () => pasteAll(shell, longCommands()));

    if (shell.wrap === undefined) {
      test("without escape sequences, something else would run", async () => {
        const raw = `curl --data-raw '${"\u007f".repeat(70)}touch ran #`;
        const ran = path.join(folder, "home", "ran");
        const { unexpected } = await paste(shell, [raw], { isFinished: () => existsSync(ran) });
        assert.deepEqual(unexpected, ["ran"]);
      });
    }
  });
}

/** Pastes the command of each request into one shell, and compares what curl got. */
async function pasteAll(shell, requests) {
  const { calls, unexpected, output } = await paste(
    shell,
    requests.map((request) => renderRequest(...request)),
  );
  assert.deepEqual(unexpected, []);
  assert.doesNotMatch(output, /not found|syntax error/i);
  assert.equal(calls.length, requests.length);
  requests.forEach(([imageId, body, { showToken = false, ...options }], index) => {
    const parts = requestParts(imageId, body, options);
    const headers = Object.entries(parts.headers).flatMap(([header, value]) => [
      "-H",
      `${header}: ${value.startsWith("Bearer ") && !showToken ? "Bearer from-the-shell" : value}`,
    ]);
    const args = ["--request", "PATCH", "--globoff", ...headers, "--data-raw", parts.body];
    assert.deepEqual(calls[index], [...args, parts.url]);
  });
}

/**
 * Pastes commands into a new shell, each after the one before it has finished. Returns the
 * arguments of each call of curl, the files that the shell has made, and what the terminal showed.
 */
async function paste({ program, args, wrap = (text) => text }, commands, { isFinished } = {}) {
  assert.ok(existsSync(program), `The test needs ${program}.`);
  const home = path.join(folder, "home");
  const record = path.join(folder, "record");
  await rm(home, { recursive: true, force: true });
  await mkdir(home);
  await writeFile(record, "");
  const terminal = spawn(program, args, {
    cwd: home,
    cols: 120,
    rows: 40,
    // Only these programs can be found. A simple terminal would have no bracketed paste.
    env: {
      PATH: programs,
      HOME: home,
      HISTFILE: path.join(folder, "history"),
      RECORD: record,
      IAM_TOKEN: "from-the-shell",
      PS1: "[ready]",
      PS2: "",
      TERM: "xterm",
      LC_ALL: "C.UTF-8",
    },
  });
  const exited = new Promise((resolve) => terminal.onExit(resolve));
  let output = "";
  terminal.onData((data) => {
    output += data;
  });
  const until = async (isReached) => {
    const signal = AbortSignal.timeout(PATIENCE);
    while (!isReached()) {
      if (signal.aborted) assert.fail(`${program} shows:\n${JSON.stringify(output.slice(-2000))}`);
      await sleep(5);
    }
  };
  const isReady = () => output.lastIndexOf("[ready]") > output.lastIndexOf("[done]");
  try {
    await until(isReady);
    for (const [index, command] of commands.entries()) {
      // A terminal sends a carriage return for the end of a line.
      terminal.write(`${wrap(command.replaceAll("\n", "\r"))}\r`);
      await until(isFinished ?? (() => output.split("[done]").length > index + 1 && isReady()));
    }
  } finally {
    terminal.kill("SIGKILL");
    await exited;
  }
  return {
    calls: callsIn(await readFile(record, "utf8")),
    unexpected: await readdir(home),
    output,
  };
}

/** The arguments of each call, from what curl wrote. */
function callsIn(record) {
  const words = record.split("\0").slice(0, -1);
  const calls = [];
  while (words.length > 0) {
    const count = Number(words.at(-1));
    calls.unshift(words.splice(-1 - count).slice(0, -1));
  }
  return calls;
}
