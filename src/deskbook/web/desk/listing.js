// What becomes of what was found, and what is noted of it for those who write the handbook.

import { part } from "./dom.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./finder.js").Answer} Answer */

const QUIET = 400;

/** Show what was found. @param {Desk} desk @param {Answer} answer */
export function list(desk, answer) {
  const before = desk.answer;
  const same = answer.found === before.found;
  if (!same && answer.query !== before.query) abandon(desk, answer.query);
  desk.answer = answer;
  if (same) desk.list.complete(answer.found, answer.cards);
  else desk.list.show(answer.found, answer.cards);
  const text = count(desk, answer);
  part("count").textContent = text;
  clearTimeout(desk.counting);
  desk.counting = setTimeout(() => (part("live").textContent = text), QUIET);
}

/** @param {Desk} desk @param {Answer} answer */
function count({ texts, keys }, { query, found }) {
  const key = keys.gap[0];
  if (!query) return texts.of(found.length ? "count_top" : "count_start");
  if (!found.length) return texts.of("count_none", { key });
  if (found.every((one) => one.weak)) return texts.of("count_doubtful", { key });
  return texts.of("count", { count: found.length });
}

/** Note that a question led nowhere, unless it was on its way to another one.
 * @param {Desk} desk @param {string} [next] */
export function abandon(desk, next = "") {
  const { query, found } = desk.answer;
  if (found.length || query.length < 2) return;
  if (next && (next.startsWith(query) || query.startsWith(next))) return;
  desk.reports.add({ kind: "search", ...about(desk) });
}

/** What every report tells: what was asked for which call. @param {Desk} desk */
export function about(desk) {
  const { queue, product, channel } = desk.call;
  return {
    q_normalised: desk.answer.query,
    n_results: desk.answer.found.length,
    build: desk.build,
    ...(queue && { queue }),
    ...(product && { product }),
    ...(channel && { channel }),
  };
}
