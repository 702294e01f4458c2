// Days and hours as the reader's clock has them.

/** @param {number} value */
const two = (value) => String(value).padStart(2, "0");

/** Return the reader's day as an ISO date. @param {Date} [now] */
export function today(now = new Date()) {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Return the day so many days after an ISO date. @param {string} day @param {number} days */
export function after(day, days) {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** Return how many days it is from one ISO date to another. @param {string} from @param {string} to */
export function between(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Return month, day and minute, as "11-21 08:00". @param {Date} time */
export function moment(time) {
  return `${today(time).slice(5)} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** Return a duration as minutes and seconds. @param {number} milliseconds */
export function elapsed(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}
