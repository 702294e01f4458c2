// What the desk writes: its words in the language of the site, days and hours as the reader's clock
// has them, and the note for the ticket.

import { filled } from "../dom.js";
import { localDay } from "../search/standing.js";

/** @typedef {import("../search/service.js").Card} Card */
/** @typedef {import("./context.js").Call} Call */

/** Fills in what a text leaves open. */
export class Texts {
  /** @param {Record<string, string>} words @param {string} language */
  constructor(words, language) {
    this.words = words;
    this.language = language;
    /** @type {(name: string, values?: Record<string, string | number>) => string} */
    this.of = (name, values = {}) =>
      filled(this.words[name] ?? name, values);
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

/**
 * What became of a call. `said` is what the card gives to say today, `asked` what nothing answered,
 * `walked` the note of a guided flow, `begun` when the call began.
 * @typedef {{card: Card | null, said: string, asked: string, call: Call, walked: string,
 *   begun: number}} Course
 */

/**
 * Return the note as plain text.
 * @param {Course} course
 * @param {Texts} texts
 * @param {Date} [now]
 */
export function note({ card, said, asked, call, walked, begun }, texts, now = new Date()) {
  const t = texts.of;
  const lines = [t("note_time", { time: moment(now), lasted: elapsed(now.getTime() - begun) })];
  const known = [call.organization, call.queue, call.product, call.channel, call.code];
  const scope = known.filter(Boolean).join(" · ");
  if (scope) lines.push(`${t("note_call")}${scope}`);
  if (card) {
    lines.push(t("note_issue", { name: t("note_entry", { title: card.title, id: card.id }) }));
    if (said) lines.push(`${t("note_said")}${said}`);
  } else if (asked) {
    lines.push(t("note_issue", { name: asked }), `${t("note_said")}${t("gap")}`);
  }
  if (walked) lines.push(walked);
  for (const field of card?.hand_over ?? []) lines.push(`${field}${t("colon")}`);
  return lines.join("\n");
}
