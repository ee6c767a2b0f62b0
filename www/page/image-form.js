import { constraints } from "yc-image-update";
import { bindText, byId, h, setText, show } from "./dom.js";
import { labelRows } from "./label-rows.js";
import { showMessages } from "./messages.js";
import { readableSize } from "./size.js";

const CONTRACTS = {
  "2020-03-16": {
    says: "The method’s documentation.",
    name: "Up to 63 lowercase Latin letters, digits and hyphens; starts with a letter, ends with a letter or digit.",
  },
  "2025-01-27": {
    says: "The API since then: a name may also hold underscores.",
    name: "Up to 63 lowercase Latin letters, digits, hyphens and underscores; starts with a letter, ends with a letter or digit.",
  },
};

export function imageFormPart(actions) {
  const [form, title, facts, refusalBox, contractSelect, sendButton, undoButton, reason] = [
    "image-form",
    "edit-title",
    "facts",
    "server-refusal",
    "contract",
    "send",
    "undo",
    "send-reason",
  ].map(byId);
  const fields = [
    field("name", "name", { hint: "name-hint" }),
    field("description", "description"),
    field("min-disk-size", "minDiskSize", { hint: "min-disk-size-hint" }),
  ];
  const renderRows = labelRows(actions);
  let canSend = false;

  contractSelect.append(
    ...Object.keys(constraints).map((contract) => h("option", { value: contract }, contract)),
  );
  contractSelect.addEventListener("change", () => actions.chooseContract(contractSelect.value));
  undoButton.addEventListener("click", actions.undo);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (canSend) actions.send();
    else focusFirstInvalid();
  });

  function focusFirstInvalid() {
    form.querySelector(":is(input, textarea)[aria-invalid=true]")?.focus();
  }

  function field(id, key, { hint } = {}) {
    const [control, box] = [byId(id), byId(`${id}-messages`)];
    const setValue = bindText(control, (text) => actions.edit({ [key]: text }));
    return ({ draft, errors, warnings }) => {
      setValue(draft[key]);
      showMessages(box, { errors: errors[key], warnings: warnings[key] }, control, [hint]);
    };
  }

  return ({ current, contract }, view) => {
    show(form, current !== null);
    show(facts, current !== null);
    setText(title, current ? current.name || "(no name)" : "No image chosen");
    if (!current) return;

    const { draft, verdict, errors, warnings, refusal, isBusy } = view;
    showFacts(facts, current);
    for (const render of fields) render(view);
    renderRows(view, constraints[contract]);
    showMessages(byId("form-messages"), { errors: errors.form, warnings: warnings.form });
    const isNews = showRefusal(refusalBox, refusal);
    // Only from the button: whoever has gone on to another field is not to be pulled away.
    if (isNews && document.activeElement === sendButton) {
      refusalBox.scrollIntoView({ block: "nearest" });
      focusFirstInvalid();
    }

    setText(
      byId("description-count"),
      count(draft.description, constraints[contract].description.maxLength),
    );
    setText(byId("name-hint"), CONTRACTS[contract]?.name ?? "");
    setText(byId("contract-hint"), CONTRACTS[contract]?.says ?? "");
    setText(byId("min-disk-size-reading"), readableSize(draft.minDiskSize.trim()));
    setText(byId("min-disk-size-hint"), sizeHint(current));
    contractSelect.value = contract;

    canSend = view.canSend;
    // Not `disabled`: the button stays reachable by keyboard, and pressing it leads to what is wrong.
    sendButton.setAttribute("aria-disabled", String(!canSend));
    undoButton.disabled = verdict.report.valid && verdict.body === null;
    setText(reason, reasonText(verdict, isBusy));
  };
}

function count(text, limit) {
  return `${[...text].length} / ${limit}`;
}

function sizeHint({ storageSize }) {
  const size = readableSize(String(storageSize ?? ""));
  return `Empty resets it.${size ? ` The image holds ${size} of data.` : ""}`;
}

function reasonText({ report, body }, isBusy) {
  if (isBusy) return "The server is working on it.";
  const wrong = report.violations.length;
  if (wrong > 0) return wrong === 1 ? "One thing to fix first." : `${wrong} things to fix first.`;
  return body === null ? "Nothing to change yet." : "";
}

function showFacts(list, { id, family, createdAt, os, status }) {
  const facts = {
    ID: h("code", {}, id),
    Family: family,
    Created: createdAt,
    System: os?.type,
    Status: status,
  };
  list.replaceChildren(
    ...Object.entries(facts)
      .filter(([, value]) => value)
      .map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
  );
}

/** Shows what the server said of the whole request; true when it is said for the first time. */
function showRefusal(box, refusal) {
  show(box, refusal !== null);
  const number = String(refusal?.number ?? "");
  if (box.dataset.attempt === number) return false;
  box.dataset.attempt = number;
  if (!refusal) {
    box.replaceChildren();
    return false;
  }
  const { status, violations, httpStatus } = refusal;
  const isPlaced = violations.some(({ path }) => path.length > 0);
  const unplaced = violations.filter(({ path }) => path.length === 0).map(({ message }) => message);
  const lines =
    unplaced.length > 0 ? unplaced : isPlaced ? ["See the fields marked below."] : [status.message];
  box.replaceChildren(
    h(
      "p",
      {},
      h("strong", {}, "The server refused the request. "),
      h("code", {}, `${status.code}, HTTP ${httpStatus}`),
    ),
    ...lines.map((line) => h("p", {}, line)),
  );
  return true;
}
