// What was looked for and not found, and what was wrong: kept here until somebody takes it along.

import { asked } from "./order.js";
import { masked } from "./privacy.js";

/** @typedef {import("./store.js").Store} Store */

/**
 * `t` is the minute, `q_normalised` what was typed, `n_results` how many answers there were, `opened`
 * the entry that was opened for just this question and `picked_rank` its place (of a gap: opened after
 * it had been recorded, in the same call), `entry` what is flagged and `flag` why, `build` the data.
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
    /** Those of the call that is on. @type {Set<Report>} */
    this.current = new Set();
  }

  /** A call begins: what is opened from now on tells nothing of what was asked before. */
  begin() {
    this.current.clear();
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
      q_normalised: kept(report.q_normalised),
    });
    if (report.note) added.note = masked(report.note);
    this.current.add(added);
    this.store.set(NAME, [...this.all(), added].slice(-MOST));
    return added;
  }

  /**
   * Add that nothing answers a question, once for a call; what was opened for it was no answer.
   * @param {Omit<Report, "t" | "kind">} report
   */
  gap(report) {
    const before = this.about(report.q_normalised);
    for (const one of before) {
      delete one.opened;
      delete one.picked_rank;
    }
    if (before.some(({ kind }) => kind === "gap")) this.store.set(NAME, [...this.all()]);
    else this.add({ kind: "gap", ...report });
  }

  /**
   * Add that an entry was opened for a question: to its gap, where it has been recorded as one.
   * @param {Omit<Report, "t" | "kind">} report
   */
  opened(report) {
    const gap = this.about(report.q_normalised).find(({ kind }) => kind === "gap");
    if (!gap) return this.add({ kind: "search", ...report });
    delete gap.picked_rank;
    const { opened, picked_rank } = report;
    Object.assign(gap, { opened, ...(picked_rank && { picked_rank }) });
    this.store.set(NAME, [...this.all()]);
  }

  /** What has been noted of a question in this call. @param {string} question */
  about(question) {
    const wanted = asked(kept(question), true);
    return [...this.current].filter(
      ({ kind, q_normalised }) => kind !== "flag" && asked(q_normalised, true) === wanted,
    );
  }

  clear() {
    this.begin();
    this.store.set(NAME, []);
  }
}

/** Return a question as it is kept. @param {string} question */
function kept(question) {
  return masked(question).toLowerCase().trim().slice(0, LONGEST);
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
