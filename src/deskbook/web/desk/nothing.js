// What stands in the place of an answer: how to begin, or what to do when there is none.

import { saying } from "./card.js";
import { button, element } from "../dom.js";
import { cannot, renew, usable } from "./opening.js";
import { about } from "./listing.js";
import { masked } from "./privacy.js";

/** @typedef {import("../search/service.js").Card} Card */
/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./results.js").Found} Found */
/** @typedef {import("./card.js").Surroundings} Surroundings */

/** Return how to begin. @param {Surroundings} around @param {boolean} anywhere whether no organization is chosen */
export function welcome({ texts, keys }, anywhere) {
  const t = texts.of;
  return [
    element("h2", { tabindex: "-1" }, t("welcome")),
    element("ol.welcome", {}, ...[1, 2, 3].map((step) => element("li", {}, t(`welcome_${step}`)))),
    anywhere && element("p.plain", {}, t("welcome_scope")),
    element("p.plain", {}, t("welcome_help", { key: keys.help[0] })),
  ].filter((one) => one !== false);
}

/**
 * Return what helps when nothing answers: what to say, what comes nearest, whom to ask.
 * @param {{query: string, recorded: boolean, near: Found[], cards: (Card | null)[],
 *   category: Found | null}} given
 * @param {Surroundings} around
 */
function gap({ query, recorded, near, cards, category }, { texts, waiting, to, open, act, keys }) {
  const t = texts.of;
  const asked = [...new Set(cards.flatMap((card) => whom(card)))].slice(0, 3);
  const nearest = near.map(({ id, title }) => element("li", {}, button(title, () => open(id))));
  const done = asked.length ? "gap_recorded" : "gap_recorded_only";
  return [
    element("h2", { id: "card-title", class: "asked", tabindex: "-1" }, query ? t("gap_title", { query }) : t("gap")),
    element("div.banner.amber", { id: "banner" }, element("p", {}, t(recorded ? done : "gap_offer", { key: keys.gap[0] }))),
    saying(waiting, t("say_waiting")),
    element("div.actions", { role: "group", "aria-label": t("actions") },
      button(t("do_say"), () => act("say"), keys.say[0]),
      recorded ? null : button(t("do_gap"), () => act("gap"), keys.gap[0]),
      button(t("do_note"), () => act("note"), keys.note[0])),
    nearest.length ? element("section", {}, element("h3", {}, t("gap_near")), element("ul.links", {}, ...nearest)) : null,
    category && element("section", {}, element("h3", {}, t("gap_category")), element("p", {}, element("a", { href: to(category.url) }, category.title))),
    asked.length ? element("section", {}, element("h3", {}, t("gap_ask")), element("p", {}, asked.join("、"))) : null,
  ].filter((one) => one !== null);
}

/** Return who knows about a card. @param {Card | null} card @returns {string[]} */
function whom(card) {
  const takers = (card?.escalate ?? []).map((/** @type {Card} */ one) => one.to?.url && one.to.name);
  return [...takers, card?.owner].filter(Boolean);
}

/** Return what is shown for a card that cannot be had: the site may be a newer one by now.
 * @param {Desk} desk @param {Found} found */
export function missing(desk, found) {
  const { texts, to } = desk.around();
  const t = texts.of;
  const again = () => renew(desk).then(() => desk.show(found.id, -1));
  return [
    element("h2", { id: "card-title", tabindex: "-1" }, found.title),
    element("div.banner.red", { id: "banner" }, element("p", {}, t("card_missing"))),
    element("div.actions", {}, button(t("retry"), again)),
    element("p", {}, element("a", { href: to(found.url) }, t("whole_page"))),
  ];
}

/**
 * Show that nothing answers.
 * @param {Desk} desk
 * @param {boolean} recorded whether the writers will hear of it
 */
export async function unanswered(desk, recorded) {
  if (!usable(desk)) return cannot(desk);
  const { client, finder } = desk;
  const wanted = desk.wish();
  const query = masked(desk.box.value.trim() || desk.answer.query);
  const scope = { ...desk.call, kinds: ["solution", "category"] };
  const near = client && query ? await client.search(query, { limit: 20, scope }).catch(() => []) : [];
  const nearest = near.filter(({ kind }) => kind === "solution").slice(0, 3);
  const cards = finder ? await Promise.all(nearest.map((one) => finder.card(one))) : [];
  const category = near.find(({ kind }) => kind === "category") ?? null;
  if (!wanted()) return;
  desk.take(null);
  desk.asked = query;
  desk.script = desk.waiting();
  desk.locate();
  const open = (/** @type {string} */ id) => {
    if (recorded) desk.reports.opened({ ...about(desk), q_normalised: query, opened: id });
    desk.show(id, -1);
  };
  desk.fill(gap({ query, recorded, near: nearest, cards, category }, { ...desk.around(), open }));
}
