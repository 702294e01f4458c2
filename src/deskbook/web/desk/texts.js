// The words of the desk, in the language of the site, and days and hours as the reader's clock has
// them.

import { localDay } from "../search/standing.js";

/** Fills in what a text leaves open. */
export class Texts {
  /** @param {Record<string, string>} words @param {string} language */
  constructor(words, language) {
    this.words = words;
    this.language = language;
    /** @type {(name: string, values?: Record<string, string | number>) => string} */
    this.of = (name, values = {}) =>
      (this.words[name] ?? name).replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
  }
}

/** @param {number} value */
const two = (value) => String(value).padStart(2, "0");

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
  return `${localDay(time).slice(5)} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** Return a duration as minutes and seconds. @param {number} milliseconds */
export function elapsed(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}
