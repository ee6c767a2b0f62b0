/** What a form submits: its values, and the body that would be sent. */
interface Submission {
  values: unknown;
  body: unknown;
}

interface Window {
  /** What the form submitted, in order. */
  submissions: Submission[];
  /** Judged instead of the form's values, for values that no input can hold. */
  instead?: unknown;
}
