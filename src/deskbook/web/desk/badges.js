// The small signs of an entry: whether it holds, until when, whether a flow leads through it.

import { make } from "./dom.js";
import { unproven, validity } from "./validity.js";

/** @typedef {import("../search/index.js").State} State */
/** @typedef {import("../search/service.js").Card} Card */
/** @typedef {import("./texts.js").Texts} Texts */

/**
 * Return the state of an entry from its card, as the index has it.
 * @param {Card} card
 * @returns {State}
 */
export function stateOf(card) {
  const { confidence = "", from = "", to = "" } = card.state ?? {};
  return { confidence, from, to, due: card.review_due ?? "" };
}

/**
 * @param {State} state
 * @param {Card | null} card null while it is not there
 * @param {string} today
 * @param {Texts} texts
 */
export function badges(state, card, today, texts) {
  const found = validity(state, today);
  /** @type {HTMLElement[]} */
  const all = [];
  const add = (/** @type {string} */ tone, /** @type {string} */ text) =>
    all.push(make("span", { class: `badge ${tone}` }, text));
  if (found.badge) add(found.tone, texts.of(found.badge, found.values));
  if (unproven(state) && found.badge !== "badge_not_validated") {
    add("note", texts.of("badge_not_validated"));
  }
  if (state.to && found.use === "answer") add("fine", texts.of("badge_until", { to: state.to }));
  if (card?.tree) add("flow", texts.of("badge_flow"));
  if (card?.escalate?.some((/** @type {Card} */ one) => one.when)) {
    add("escalate", texts.of("badge_escalate"));
  }
  return make("span", { class: "badges" }, ...all);
}
