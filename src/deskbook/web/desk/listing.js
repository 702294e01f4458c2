// What becomes of what was found, and what is noted of it for those who write the handbook.

import { part } from "../dom.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./finder.js").Answer} Answer */

const QUIET = 400;
/** For how long nothing is typed, in milliseconds, until a poor answer is called one. */
const PAUSE = 800;

/** What was found for questions that stood and had no answer. @type {WeakSet<Answer["found"]>} */
const poorly = new WeakSet();

/** Show what was found. @param {Desk} desk @param {Answer} answer */
export function list(desk, answer) {
  const before = desk.answer;
  const same = answer.found === before.found;
  if (!same && answer.query !== before.query) abandon(desk, answer.query);
  desk.answer = answer;
  if (answer.query !== desk.stands) outdate(desk);
  else part("card").dataset.before = "";
  if (same) desk.list.complete(answer.found, answer.cards);
  else desk.list.show(answer.found, answer.cards, answer.query === before.query);
  judge(desk);
}

/** Mark what is shown as the answer to another question. @param {Desk} desk */
export function outdate(desk) {
  const shown = desk.card || desk.asked;
  part("card").dataset.before = shown ? desk.texts.of("card_before") : "";
}

/**
 * Say how good an answer is. What may only be the beginning of a question is not called
 * unanswered: while a word is composed, or something was typed just now, that is left open.
 * @param {Desk} desk
 */
export function judge(desk) {
  const { query, found } = desk.answer;
  const poor = query !== "" && found.every((one) => one.weak);
  const left = desk.typed + PAUSE - Date.now();
  const open = poor && (desk.composing || left > 0);
  if (poor && !open) poorly.add(found);
  part("results").toggleAttribute("data-open", open);
  const text = open ? desk.texts.of("count_typing") : count(desk, poor);
  part("count").textContent = text;
  clearTimeout(desk.judging);
  clearTimeout(desk.counting);
  if (!open) desk.counting = setTimeout(() => (part("live").textContent = text), QUIET);
  else if (!desk.composing) desk.judging = setTimeout(() => judge(desk), left);
}

/** @param {Desk} desk @param {boolean} poor */
function count({ client, texts, broken, answer: { query, found } }, poor) {
  if (broken) return texts.of("count_broken");
  if (!client) return texts.of("search_opening");
  if (!query) return texts.of(found.length ? "count_top" : "count_start");
  if (!found.length) return texts.of("count_none");
  return poor ? texts.of("count_doubtful") : texts.of("count", { count: found.length });
}

/** Note that a question led nowhere, unless it is only the beginning of the next one.
 * @param {Desk} desk @param {string} [next] */
export function abandon(desk, next = "") {
  const { query, found } = desk.answer;
  if (query.length < 2 || next.startsWith(query) || !poorly.delete(found)) return;
  if (!desk.reports.about(query).length) desk.reports.add({ kind: "search", ...about(desk) });
}

/** What every report tells: what was asked for which call. @param {Desk} desk */
export function about(desk) {
  const { queue, product, channel } = desk.call;
  return {
    q_normalised: desk.answer.query,
    n_results: desk.answer.found.filter((one) => !one.weak).length,
    build: desk.build,
    ...(queue && { queue }),
    ...(product && { product }),
    ...(channel && { channel }),
  };
}
