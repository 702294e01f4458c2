// What takes the place of an entry that does not hold any more, or soon will of one that still does.

import { button, element } from "../dom.js";
import { stands } from "../search/standing.js";
import { stateOf, validity } from "./validity.js";

/** @typedef {import("../search/service.js").About} About */
/** @typedef {import("../search/service.js").Card} Card */
/** @typedef {import("../search-client.js").Client} Client */
/** @typedef {import("./card.js").Surroundings} Surroundings */

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
  if (named.length) return named;
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
