import type { Effects } from "./index.js";

// biome-ignore lint/complexity/noUselessEmptyExport: without it, every declaration is exported.
export {};

/** How to write a preview as text. */
export interface RenderPreviewOptions {
  /** Whether the signs have colours, for an ANSI terminal; false by default. */
  color?: boolean | undefined;
  /** A first line, such as the name of the image. */
  title?: string | undefined;
}

/**
 * Writes what {@link previewImageUpdate} returns as a plan, for terminals and logs. Each field that
 * changes has a line, and of labels each label. The line begins with `+` if there is no value yet,
 * with `-` if the value is removed, and with `~` if it is replaced; the values that are lost are
 * shown. Sizes are in bytes, and in a readable unit. The last line counts. What stays as it is has
 * no line.
 *
 * Values are in full, and quoted as JSON. In them and in the title, control characters, line breaks
 * and characters that cannot be seen are written as escape sequences, so that nobody can fake a
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
