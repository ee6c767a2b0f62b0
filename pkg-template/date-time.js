// The date-time of RFC 3339, section 5.6.
const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|([-+])(\d\d):(\d\d))$/i;

/** Whether a text is a date and time in RFC 3339 form that exists. */
export function isDateTime(text) {
  const found = DATE_TIME.exec(text);
  if (found === null) return false;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number);
  const [sign, offsetHour, offsetMinute] = [found[7] === "-" ? -1 : 1, Number(found[8] ?? 0), Number(found[9] ?? 0)];

  if (month < 1 || month > 12 || day < 1 || day > utc(year, month + 1, 0).getUTCDate()) return false;
  if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) return false;
  if (second < 60) return true;

  // A leap second is the last one of a month in UTC, whatever the local time is then.
  const next = utc(year, month, day);
  next.setUTCHours(hour - sign * offsetHour, minute - sign * offsetMinute + 1);
  return next.getUTCDate() === 1 && next.getUTCHours() === 0 && next.getUTCMinutes() === 0;
}

/** Midnight of a day. `Date.UTC` would take the years 0 to 99 for those of the last century. */
function utc(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}
