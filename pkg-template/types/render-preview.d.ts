import type { Effects } from "./index.js";

// biome-ignore lint/complexity/noUselessEmptyExport: without it, every declaration is exported.
export {};

/** How to write a preview as text. */
export interface RenderPreviewOptions {
  /**
   * Whether the signs at the beginning of lines have colours, for an ANSI terminal; false by
   * default.
   */
  color?: boolean | undefined;
  /** A first line, such as the name of the image. */
  title?: string | undefined;
}

/**
 * Writes what {@link previewImageUpdate} returns as a plan, for terminals and logs. There is a line
 * for each field that changes; for labels, for each label that changes. The line begins with `+` if
 * a value is added, with `-` if it is removed, and with `~` if it is replaced, and shows the values
 * that are lost. Sizes are in bytes, followed by a readable unit. The last line has the number of
 * each kind of change.
 *
 * Values are never cut, and are quoted as in JSON. In them and in the title, control characters,
 * line breaks and invisible characters are written as escape sequences, so that nobody can fake a
 * line or a colour. The text does not end with a line break.
 *
 * @throws TypeError if an option is unknown, or something is of the wrong type.
 *
 * @example
 * console.log(renderPreview(previewImageUpdate(current, body), { title: current.name }));
 */
export function renderPreview(
  preview: { readonly effects: Readonly<Effects> },
  options?: RenderPreviewOptions,
): string;
