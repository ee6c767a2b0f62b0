// The date-time of RFC 3339, section 5.6. A leap second is taken in any minute: which ones have it is not known in advance.
const DATE_TIME =
  /^(\d{4}-(?:0[1-9]|1[0-2])-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[-+](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/** Whether a text is a date and time in RFC 3339 form, on a day that exists. */
export function isDateTime(text) {
  const date = DATE_TIME.exec(text)?.[1];
  const midnight = new Date(`${date}T00:00:00Z`);
  // Some engines take the 30th of February for a day in March.
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
}
