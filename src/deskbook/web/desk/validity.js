// What the state of an entry means for an answer today, the small signs that say so, and what takes
// the place of one that does not hold any more, or soon will of one that still does.

import { button, element } from "../dom.js";
import { stands } from "../search/standing.js";
import { between } from "./texts.js";

/** @typedef {import("../search/index.js").State} State */
/** @typedef {import("../search/service.js").About} About */
/** @typedef {import("../search-client.js").Client} Client */
/** @typedef {import("./card.js").Surroundings} Surroundings */
/** @typedef {import("../search/service.js").Card} Card */
/** @typedef {import("./texts.js").Texts} Texts */

/**
 * How far an entry can be used: as it is ("answer"), only to put off the caller ("wait"), or not
 * at all ("none"). `tone` is how loudly to say so; `badge` and `banner` name texts of the desk,
 * with their arguments, "" for nothing to say.
 * @typedef {{use: "answer" | "wait" | "none", tone: "fine" | "note" | "amber" | "red" | "grey",
 *   badge: string, banner: string, values: Record<string, string>}} Validity
 */

const SOON = 14;

/**
 * Return what an entry of that state is worth on a day.
 * @param {State} state
 * @param {string} today ISO date
 * @returns {Validity}
 */
export function validity(state, today) {
  const values = { from: state.from, to: state.to, due: state.due, days: "" };
  /** @type {(use: Validity["use"], tone: Validity["tone"], name: string) => Validity} */
  const found = (use, tone, name) => ({
    use,
    tone,
    badge: name && `badge_${name}`,
    banner: name && `banner_${name}`,
    values,
  });
  switch (stands(state, today)) {
    case "archived":
      return found("none", "grey", "archived");
    case "over":
      return found("none", "red", "over");
    case "not_yet":
      return found("none", "grey", "not_yet");
    case "work_in_progress":
      return found("wait", "amber", "work_in_progress");
    case "due":
      values.days = String(between(state.due, today));
      return found("answer", "red", "overdue");
  }
  if (state.due && between(today, state.due) <= SOON) return found("answer", "amber", "due_soon");
  if (state.confidence === "not_validated") return found("answer", "note", "not_validated");
  return found("answer", "fine", state.confidence === "validated" ? "validated" : "");
}

/**
 * Return whether an entry is not validated, whatever else is to be said of it.
 * @param {State} state
 */
export function unproven(state) {
  return state.confidence === "not_validated";
}

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
    all.push(element("span", { class: `badge ${tone}` }, text));
  if (found.badge) add(found.tone, texts.of(found.badge, found.values));
  if (unproven(state) && found.badge !== "badge_not_validated") {
    add("note", texts.of("badge_not_validated"));
  }
  if (state.to && found.use === "answer") add("fine", texts.of("badge_until", { to: state.to }));
  if (card?.walk) add("flow", texts.of("badge_flow"));
  if (card?.escalate?.some((/** @type {Card} */ one) => one.when)) {
    add("escalate", texts.of("badge_escalate"));
  }
  return element("span.badges", {}, ...all);
}

/**
 * Add to the card on the page where to go instead, or what follows.
 * @param {Card} card
 * @param {Client} client
 * @param {Surroundings} around
 */
export async function succeed(card, client, around) {
  const title = document.getElementById("card-title");
  const { texts, today } = around;
  const over = validity(stateOf(card), today).use === "none";
  const found = over ? await instead(card, client, today) : await following(card, client, today);
  if (!found.length || title !== document.getElementById("card-title")) return;
  const lines = found.map((one) =>
    element(
      "p",
      { class: over ? "instead" : "following" },
      texts.of(over ? "instead" : "following", { from: one.state.from }),
      button(one.title, () => around.open(one.id)),
    ),
  );
  const banner = document.getElementById("banner");
  if (banner) banner.append(...lines);
  else title?.after(element("div.banner.note", { id: "banner" }, ...lines));
}

/** The one named as successor, otherwise what answers the same question today.
 * @param {Card} card @param {Client} client @param {string} today @returns {Promise<About[]>} */
async function instead(card, client, today) {
  const named = await client.find(card.successor ? [card.successor.id] : []);
  const usable = named.filter(({ state }) => validity(state, today).use === "answer");
  if (usable.length) return usable;
  const scope = { kinds: [card.kind], organization: card.organization };
  const found = await client.search(card.title, { limit: 5, scope, today });
  return found.filter(({ id, weak }) => id !== card.id && !weak).slice(0, 1);
}

/** @param {Card} card @param {Client} client @param {string} today @returns {Promise<About[]>} */
async function following(card, client, today) {
  const ids = [card.successor, ...(card.related ?? [])].flatMap((one) => (one ? [one.id] : []));
  const found = ids.length ? await client.find(ids) : [];
  return found.filter(({ state }) => stands(state, today) === "not_yet");
}
