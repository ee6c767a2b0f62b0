// The date-time of RFC 3339, section 5.6. It is not known in advance which minutes have a leap
// second, so any minute may have one.
const DATE_TIME = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[-+](\d\d:\d\d))$/i;
const HOUR_AND_MINUTE = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/**
 * Whether a text is a date and time in RFC 3339 form, on a day that exists.
 *
 * @param {string} text
 */
export function isDateTime(text) {
  const [, date = "", time = "", offset = "00:00"] = DATE_TIME.exec(text) ?? [];
  return HOUR_AND_MINUTE.test(time) && HOUR_AND_MINUTE.test(offset) && isDay(date);
}

/** @param {string} date Four digits, two and two, separated by hyphens. */
function isDay(date) {
  const midnight = new Date(`${date}T00:00:00Z`);
  // Some JavaScript engines read February 30 as a day in March.
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
}
