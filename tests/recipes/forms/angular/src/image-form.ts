import { Component, computed, input, linkedSignal, signal } from "@angular/core";
import {
  form,
  FormField,
  type ReadonlyFieldTree,
  submit,
  validateStandardSchema,
} from "@angular/forms/signals";
import {
  formValues,
  type FormValues,
  type Image,
  imageEditsSchema,
  type Violation,
} from "yc-image-update";

import { confirmInDialog } from "../../saving/confirm-dialog";
import { saveImage } from "../../saving/save-image";
import { STATUS, sentence } from "../../saving/sentences";

@Component({
  selector: "app-image-form",
  imports: [FormField],
  templateUrl: "./image-form.html",
})
export class ImageForm {
  readonly image = input.required<Image & { id: string }>();
  /** The image from which the form started. */
  private readonly base = linkedSignal(() => this.image());
  private readonly values = linkedSignal(() => formValues(this.base()));
  private readonly schema = computed(() =>
    imageEditsSchema<FormValues>({ current: this.base(), message: sentence }),
  );
  protected readonly form = form(this.values, (path) => {
    validateStandardSchema(path, () => this.schema());
  });
  protected readonly status = signal("");
  protected readonly texts = [
    { name: "name", label: "Name" },
    { name: "description", label: "Description" },
    { name: "minDiskSize", label: "Minimum disk size" },
  ] as const;

  /** The first message for a field, once the user has left it or has tried to save. */
  protected message(field: ReadonlyFieldTree<unknown>) {
    return field().touched() ? field().errors()[0]?.message : undefined;
  }

  protected addLabel() {
    const added = { key: "", value: "" };
    this.values.update((values) => ({ ...values, labels: [...values.labels, added] }));
  }

  protected removeLabel(index: number) {
    this.values.update((values) => ({ ...values, labels: values.labels.toSpliced(index, 1) }));
  }

  protected async save(event: Event) {
    event.preventDefault();
    await submit(this.form, async () => {
      const outcome = await saveImage(this.base(), this.values(), { ask: confirmInDialog });
      this.status.set(STATUS[outcome.state]);
      if (outcome.state === "refused") {
        return outcome.violations.map((violation) => ({
          kind: violation.rule,
          message: violation.message,
          fieldTree: this.fieldAt(violation),
        }));
      }
      if ("image" in outcome) {
        this.base.set({ ...outcome.image, id: this.base().id });
        this.form().reset();
      }
      return undefined;
    });
  }

  /** The field that a violation is about: the form itself if it names none. */
  private fieldAt({ path: [field, row, part] }: Violation): ReadonlyFieldTree<unknown> {
    if (field === "labels") {
      const label = this.form.labels[Number(row)];
      return label?.[part === "key" ? "key" : "value"] ?? this.form.labels;
    }
    const text = this.texts.find(({ name }) => name === field);
    return text === undefined ? this.form : this.form[text.name];
  }
}
