import {
  buildPatchBody,
  buildRequest,
  type Conflict,
  type Effects,
  type Image,
  type ImageEdits,
  ImageUpdateError,
  parseOperation,
  parseStatus,
  previewImageUpdate,
  rebaseImageEdits,
  type Status,
  statusViolations,
  type Violation,
} from "yc-image-update";

/** Something that the image has now and will not have after the update. */
export interface Loss {
  field: "name" | "description" | "minDiskSize" | "labels";
  /** The key, if a label is removed. */
  key?: string;
  /** The value that is lost. */
  before: string;
}

/** What the user has to agree to before anything is sent. */
export interface Question {
  losses: Loss[];
  conflicts: Conflict[];
}

/** How an attempt to save ended. */
export type Outcome =
  | { state: "saved" | "unchanged"; image: Image }
  | { state: "declined" }
  | { state: "refused"; violations: readonly Violation[] }
  /** The server may have changed the image or not. */
  | { state: "unknown" };

export interface SaveOptions {
  /** Asks the user; the answer false sends nothing. */
  ask: (question: Question) => boolean | Promise<boolean>;
  /** The server that forwards to the Compute API: the page's own by default. */
  endpoint?: string;
}

/**
 * Saves what a user edited.
 *
 * @param base The image from which the form started.
 * @param edits The values of the form.
 */
export async function saveImage(
  base: Image & { id: string },
  edits: ImageEdits,
  { ask, endpoint = location.origin }: SaveOptions,
): Promise<Outcome> {
  // Somebody else may have changed the image while the form was open.
  const current = await readImage(base.id, endpoint);
  const rebased = rebaseImageEdits(edits, { base, current });

  let body: ReturnType<typeof buildPatchBody>;
  try {
    body = buildPatchBody(rebased.edits, { current });
  } catch (error) {
    // The form is valid, but not together with what somebody else added: too many labels.
    if (error instanceof ImageUpdateError)
      return { state: "refused", violations: error.violations };
    throw error;
  }
  if (body === null) return { state: "unchanged", image: current };

  const losses = lossesOf(previewImageUpdate(current, body).effects);
  const { conflicts } = rebased;
  if (losses.length + conflicts.length > 0 && !(await ask({ losses, conflicts })))
    return { state: "declined" };

  // With the edits of the form, and not the rebased ones, a label leads to the form's row.
  const refused = (status: Status): Outcome => ({
    state: "refused",
    violations: statusViolations(status, { edits }),
  });
  const request = buildRequest(base.id, body, { endpoint, idempotencyKey: crypto.randomUUID() });
  try {
    const response = await fetch(request);
    if (response.status >= 500) return { state: "unknown" };
    if (!response.ok) return refused(parseStatus(await response.text()));

    let operation = parseOperation(await response.json());
    while (operation.state === "running") {
      await new Promise((resolve) => setTimeout(resolve, 500));
      operation = parseOperation(await read(`${endpoint}/operations/${operation.id}`));
    }
    return operation.state === "failed"
      ? refused(operation.error)
      : { state: "saved", image: operation.response };
  } catch (error) {
    // The request was sent, but no answer came, or none that tells what happened.
    console.error(error);
    return { state: "unknown" };
  }
}

/** Reads an image. */
export function readImage(id: string, endpoint = location.origin): Promise<Image & { id: string }> {
  return read(`${endpoint}/compute/v1/images/${encodeURIComponent(id)}`);
}

async function read(url: string) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(parseStatus(await response.text()).message);
  return response.json();
}

function lossesOf(effects: Effects): Loss[] {
  return effects.flatMap((effect): Loss[] => {
    if (effect.field === "labels") {
      const { before, removed } = effect;
      return removed.map((key) => ({ field: "labels", key, before: before[key] ?? "" }));
    }
    return effect.effect === "reset" ? [{ field: effect.field, before: effect.before }] : [];
  });
}
