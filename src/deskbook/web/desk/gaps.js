// What was looked for and not found, and what was wrong: kept here until somebody takes it along.

import { masked } from "./privacy.js";

/** @typedef {import("./store.js").Store} Store */

/**
 * `t` is the minute, `q_normalised` what was typed, `n_results` how many answers there were, `opened`
 * the entry that was opened and `picked_rank` its place, `entry` what is flagged and `flag` why,
 * `build` the data.
 * @typedef {{t: string, kind: "search" | "gap" | "flag", q_normalised: string, n_results: number,
 *   opened?: string, picked_rank?: number, entry?: string, flag?: string, note?: string, build: string,
 *   queue?: string, product?: string, channel?: string}} Report
 */

const MOST = 500;
const LONGEST = 200;
const NAME = "reports";
const COLUMNS = /** @type {const} */ ([
  "t", "kind", "q_normalised", "n_results", "opened", "picked_rank", "entry", "flag", "note", "queue",
  "product", "channel", "build",
]);

/** The reports kept in this browser, the newest last; the oldest give way. */
export class Reports {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
  }

  /** @returns {Report[]} */
  all() {
    return this.store.get(NAME, /** @type {Report[]} */ ([]));
  }

  /**
   * Add a report; personal data is masked before anything is kept.
   * @param {Omit<Report, "t">} report
   * @returns {Report}
   */
  add(report) {
    const t = `${new Date().toISOString().slice(0, 16)}Z`;
    const added = /** @type {Report} */ ({
      t,
      ...report,
      q_normalised: masked(report.q_normalised).toLowerCase().trim().slice(0, LONGEST),
    });
    if (report.note) added.note = masked(report.note);
    this.store.set(NAME, [...this.all(), added].slice(-MOST));
    return added;
  }

  clear() {
    this.store.set(NAME, []);
  }
}

/** Return reports as JSON. @param {Report[]} reports */
export function json(reports) {
  return `${JSON.stringify(reports, null, 1)}\n`;
}

/** Return reports as a table that office programs open. @param {Report[]} reports */
export function csv(reports) {
  const rows = reports.map((report) => COLUMNS.map((name) => cell(report[name])).join(","));
  return `\ufeff${[COLUMNS.join(","), ...rows].join("\r\n")}\r\n`;
}

/** @param {string | number | undefined} value */
function cell(value) {
  const text = String(value ?? "");
  // Office programs would run what begins like a formula.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Return the address of a new issue with title and text filled in, "" without a template. In a
 * template `{title}` and `{body}` are filled in.
 * @param {string} template
 * @param {string} title
 * @param {string} body
 */
export function issue(template, title, body) {
  if (!/^https?:\/\//.test(template)) return "";
  return template
    .replace("{title}", encodeURIComponent(masked(title).slice(0, 200)))
    .replace("{body}", encodeURIComponent(masked(body).slice(0, 4000)));
}
