// The states of the page. Each has what leads to it from an open page.

const MAIN = "web-base-ubuntu-2404";

/** Chooses what happens to the next update. */
async function misbehave(page, behaviour) {
  await page.getByText("Make it misbehave").click();
  await Promise.all([
    page.waitForResponse("**/demo/next"),
    page.getByLabel("The next update").selectOption(behaviour),
  ]);
  await page.keyboard.press("Escape");
}

/** Edits every field: one is set, one is reset, labels are added, changed and removed. */
async function edit({ page, choose }) {
  await choose(MAIN);
  await page.locator("#name").fill("web-base-2025");
  await page.locator("#description").fill("");
  await page.getByLabel("Label 1, value").fill("stage");
  await page.getByRole("button", { name: "Remove label release" }).click();
  await page.getByRole("button", { name: "Add label" }).click();
  await page.keyboard.type("cost");
  await page.keyboard.press("Tab");
  await page.keyboard.type("42");
}

/** A state after an update of a name that the local API answers in some way. */
const sent = (behaviour, phase) => async (opened) => {
  const { page, choose, send, outcomeIs } = opened;
  await choose(MAIN);
  await page.locator("#name").fill("web-base-2025");
  await misbehave(page, behaviour);
  await send.click();
  await outcomeIs(phase);
};

export const STATES = {
  "just opened": { go: ({ formIsReady }) => formIsReady() },
  loading: {
    prepare: (page) => page.route("**/compute/v1/images/*", () => {}),
    go: ({ page }) => page.getByRole("radio", { name: MAIN }).waitFor(),
  },
  "no images": {
    api: { images: [] },
    go: ({ page }) => page.getByText("This folder has no images.").waitFor(),
  },
  "list refused": {
    api: { token: "t1.secret" },
    errors: 1,
    go: ({ page }) => page.locator("#images-problem", { hasText: "UNAUTHENTICATED" }).waitFor(),
  },
  "image not found": {
    hash: "#fd8none",
    errors: 1,
    go: ({ page }) => page.locator("#edit-problem", { hasText: "NOT_FOUND" }).waitFor(),
  },
  edited: { go: edit },
  "many labels": {
    async go({ page, choose }) {
      await choose("golden-2024-12");
      await page.getByLabel("Label 2, value").fill("new");
      await page.getByText("11 labels kept").click();
    },
  },
  errors: {
    async go({ page, choose }) {
      await choose(MAIN);
      await page.locator("#name").fill("legacy_name");
      await page.locator("#min-disk-size").fill("5 GB and a bit");
      await page.getByLabel("Label 1, key").fill("Env");
      await page.getByLabel("Label 2, value").fill("x".repeat(70));
      await page.getByLabel("Label 3, key").fill("team");
    },
  },
  warning: {
    async go({ page, choose }) {
      await choose(MAIN);
      await page.locator("#min-disk-size").fill("5 GiB");
      await page.locator("#min-disk-size").blur();
    },
  },
  "invisible characters": {
    async go({ page, choose }) {
      await choose(MAIN);
      await page.locator("#description").fill("  \u202eesrever\u200b ");
      await page.getByRole("tab", { name: "curl" }).click();
    },
  },
  "asking before a loss": {
    async go(opened) {
      await edit(opened);
      await opened.send.click();
    },
  },
  conflict: {
    async go({ page, choose, send }) {
      await choose(MAIN);
      await page.getByLabel("Label 1, value").fill("mine");
      await page.getByText("Make it misbehave").click();
      await page.getByRole("button", { name: "Let another client change this image" }).click();
      await page.getByText("Another client added the label cost").waitFor();
      await page.keyboard.press("Escape");
      await send.click();
      await page.locator("#labels .conflict").waitFor();
    },
  },
  running: { go: sent("slow", "running") },
  succeeded: { go: sent("normal", "succeeded") },
  failed: { go: sent("fails", "failed") },
  refused: { go: sent("violations", "refused"), errors: 1 },
  busy: { go: sent("busy", "refused"), errors: 1 },
  unknown: { go: sent("unavailable", "unknown"), errors: 1 },
  "request and answer": {
    async go(opened) {
      await sent("normal", "succeeded")(opened);
      await opened.page.getByText("Log of this tab").click();
      await opened.page.getByRole("button", { name: "Request and answer" }).click();
    },
  },
  "written by hand": {
    async go({ page, choose }) {
      await choose(MAIN);
      await page.getByText("Write the body by hand").click();
      await page.locator("#verdict [data-effect]").first().waitFor();
      await page.getByText("Write the body by hand").scrollIntoViewIfNeeded();
    },
  },
  "menu open": {
    async go({ page, formIsReady }) {
      await formIsReady();
      await page.getByText("Make it misbehave").click();
    },
  },
  Russian: {
    async go(opened) {
      await edit(opened);
      await opened.page.getByRole("button", { name: "Русский" }).click();
      await opened.page.getByRole("heading", { name: "Обновление образа" }).waitFor();
    },
  },
};
