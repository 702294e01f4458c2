// What was looked for and not found, and what was wrong: kept here until somebody takes it along.

import { asked } from "./finder.js";
import { masked } from "./privacy.js";

/** @typedef {import("./store.js").Store} Store */

/**
 * `id` begins alike for all of a call, `t` is the time, `q_normalised` what was typed, `n_results`
 * how many answers fitted, `opened` the entry that was opened for just this question and
 * `picked_rank` its place (of a gap: opened after it had been recorded, in the same call), `entry`
 * what is flagged and `flag` why, `build` the data.
 * @typedef {{t: string, kind: "search" | "gap" | "flag", q_normalised: string, n_results: number,
 *   opened?: string, picked_rank?: number, entry?: string, flag?: string, note?: string, build: string,
 *   id?: string, queue?: string, product?: string, channel?: string}} Report
 */

const MOST = 500;
/** Bytes of an issue's text in its address: hosts refuse addresses of about 8,000. */
const ROOM = 6000;
const NAME = "reports";
const COLUMNS = /** @type {(keyof Report)[]} */ (
  "t kind q_normalised n_results opened picked_rank entry flag note queue product channel build id".split(" ")
);

/** The reports kept in this browser, the newest last; the oldest give way. */
export class Reports {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    this.call = "";
    this.count = 0;
    this.begin();
  }

  /** A call begins: what is opened from now on tells nothing of what was asked before. */
  begin() {
    this.call = `${Math.random().toString(36).slice(2)}-`;
  }

  /** @returns {Report[]} */
  all() {
    return this.store.get(NAME, /** @type {Report[]} */ ([]));
  }

  /**
   * Add a report; personal data is masked before anything is kept.
   * @param {Omit<Report, "t" | "id">} report
   * @returns {Report}
   */
  add(report) {
    const added = /** @type {Report} */ ({
      id: `${this.call}${(this.count += 1)}`,
      t: `${new Date().toISOString().slice(0, 19)}Z`,
      ...report,
      q_normalised: kept(report.q_normalised),
    });
    if (report.note) added.note = masked(report.note);
    this.store.set(NAME, [...this.all(), added].slice(-MOST));
    return added;
  }

  /**
   * Add that nothing answers a question, once for a call; what was opened for it was no answer.
   * @param {Omit<Report, "t" | "id" | "kind">} report
   */
  gap(report) {
    const all = this.all();
    const before = this.about(report.q_normalised, all);
    for (const one of before) one.opened = one.picked_rank = undefined;
    this.store.set(NAME, all);
    if (!before.some(({ kind }) => kind === "gap")) this.add({ kind: "gap", ...report });
  }

  /**
   * Add that an entry was opened for a question: to its gap, where it has been recorded as one.
   * @param {Omit<Report, "t" | "id" | "kind">} report
   */
  opened(report) {
    const all = this.all();
    const gap = this.about(report.q_normalised, all).find(({ kind }) => kind === "gap");
    if (!gap) return this.add({ kind: "search", ...report });
    gap.opened = report.opened;
    gap.picked_rank = report.picked_rank;
    this.store.set(NAME, all);
  }

  /** What has been noted of a question in this call. @param {string} question */
  about(question, all = this.all()) {
    const wanted = asked(kept(question), true);
    return all.filter(
      ({ id, kind, q_normalised }) =>
        id?.startsWith(this.call) && kind !== "flag" && asked(q_normalised, true) === wanted,
    );
  }

  /** Forget reports, and no others that have come since. @param {Report[]} reports */
  clear(reports) {
    const gone = reports.map(({ id }) => id);
    this.store.set(NAME, this.all().filter(({ id }) => !gone.includes(id)));
  }
}

/** Return a question as it is kept. @param {string} question */
function kept(question) {
  // Half of a character would be none.
  return masked(question).toLowerCase().trim().replace(/^(.{200}).+/su, "$1");
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
 * Return the address of a new issue that tells of reports, "" without a template. In a template
 * `{title}` and `{body}` are filled in.
 * @param {string} template
 * @param {Report[]} reports
 * @param {import("./texts.js").Texts["of"]} t
 */
export function issue(template, reports, t) {
  if (!/^https?:\/\//.test(template)) return "";
  let body = "";
  let count = reports.length;
  const title = encodeURIComponent(t("issue_title", { count }));
  for (const { kind, flag = "", q_normalised, entry = "", note = "" } of reports) {
    const line = encodeURIComponent(masked(`- ${kind} ${flag} ${q_normalised} ${entry} ${note}\n`));
    if (body.length + line.length > ROOM) break;
    body += line;
    count -= 1;
  }
  if (count) body += encodeURIComponent(t("issue_more", { count }));
  return template.replace("{title}", title).replace("{body}", body);
}
