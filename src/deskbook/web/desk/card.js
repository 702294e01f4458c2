// The answer itself: its parts always in the same order, so that the eye learns the places.

import { button, element } from "../dom.js";
import { shown } from "./keys.js";
import { stateOf, unproven, validity } from "./validity.js";

/** @typedef {import("../search/service.js").Card} Card */
/** @typedef {import("./texts.js").Texts} Texts */

/**
 * What a card needs: `to` makes an address of one below the site's root, `open` shows another
 * entry, `act` does what a key does, `waiting` is what to say while there is no answer, `sought`
 * the text for which the card was opened, `doubtful` whether it hardly fits what was asked.
 * @typedef {{texts: Texts, today: string, waiting: string, to: (url: string) => string,
 *   open: (id: string) => void, act: (action: import("./keys.js").Action) => void,
 *   keys: import("./keys.js").Bindings, sends: boolean, sought?: string, doubtful?: boolean}} Surroundings
 */

/**
 * Return the parts of a card in their order.
 * @param {Card} card
 * @param {Surroundings} around
 */
export function render(card, around) {
  const { texts, today } = around;
  const t = texts.of;
  const state = stateOf(card);
  const now = validity(state, today);
  const parts = [
    list(t("ask_first"), card.ask_first, "ol", "ask"),
    list(t("steps"), card.do, "ol", "steps"),
    promise(card, t),
    escalation(card, around),
    list(t("never_say"), card.never_say, "ul", "never"),
    list(t("hand_over"), card.hand_over, "ul", "ticket"),
    facts(card, t),
    list(card.contents?.label, card.contents?.items, "ul", "contents", around.sought),
  ].filter((one) => one !== null);
  const usable = now.use === "answer";
  const body = element("div.parts", {}, ...parts);
  return [
    element("h2", { id: "card-title", tabindex: "-1" }, card.title),
    banner(card, around),
    say(card, now.use, around),
    actions(card, around),
    usable ? body : element("details", {}, element("summary", {}, t("see_anyway")), body),
    sources(card, around),
  ].filter((part) => part !== null);
}

/** @param {Card} card @param {Surroundings} around */
function banner(card, { texts, today, doubtful }) {
  const state = stateOf(card);
  const now = validity(state, today);
  const lines = doubtful ? [texts.of("banner_doubtful")] : [];
  if (now.banner) lines.push(texts.of(now.banner, now.values));
  if (unproven(state) && now.banner !== "banner_not_validated" && now.use === "answer") {
    lines.push(texts.of("banner_not_validated"));
  }
  const text = lines.filter(Boolean).join(" ");
  const box = element("div", { class: `banner ${doubtful && now.tone === "note" ? "amber" : now.tone}`, id: "banner" });
  if (text) box.append(element("p", {}, text));
  return text ? box : null;
}

/** @param {Card} card @param {string} use @param {Surroundings} around */
function say(card, use, { texts, waiting }) {
  const t = texts.of;
  if (use === "none") return null;
  const script = use === "wait" ? waiting : card.say ?? "";
  const text = script || card.say_label || card.summary || "";
  if (!text) return null;
  const heading = use === "wait" ? t("say_waiting") : script ? t("say") : t("about");
  return script ? saying(text, heading) : part(heading, element("p.plain", {}, text), "say");
}

/** Return words to be read out. @param {string} script @param {string} heading */
export function saying(script, heading) {
  return part(heading, element("p.script", {}, script), "say");
}

/** @param {Card} card @param {Surroundings} around */
function actions(card, { texts, today, act, keys, sends }) {
  const t = texts.of;
  /** @type {import("./keys.js").Action[]} */
  const offered = [];
  const script = validity(stateOf(card), today).use === "none" ? "" : card.say;
  if (script) offered.push("say");
  if (script && sends) offered.push("send");
  if (card.walk) offered.push("flow");
  if (card.escalate || card.resolved_by) offered.push("escalate");
  offered.push("note", "link", "pin", "flag");
  const buttons = offered.map((one) => button(t(`do_${one}`), () => act(one), shown(keys[one][0])));
  return element("div.actions", { role: "group", "aria-label": t("actions") }, ...buttons);
}

/** @param {Card} card @param {Texts["of"]} t */
function promise(card, t) {
  const lines = [];
  if (card.promise) lines.push(element("p", {}, card.promise));
  const tone = card.no_promise ? "warned" : "";
  if (card.limits) lines.push(element("p", { class: tone }, element("b", {}, t("limits")), card.limits));
  return lines.length ? part(t("promise"), element("div", {}, ...lines), "promise") : null;
}

/** @param {Card} card @param {Surroundings} around */
export function escalation(card, { texts, to }) {
  const t = texts.of;
  const items = (card.escalate ?? []).map((/** @type {Card} */ one) =>
    element(
      "li",
      {},
      one.when ? `${one.when} → ` : "",
      one.to?.url ? element("a", { href: to(one.to.url) }, one.to.name) : element("b", {}, one.to?.name ?? ""),
    ),
  );
  if (card.resolved_by) items.push(element("li", {}, t("resolved_by"), card.resolved_by));
  return items.length ? part(t("escalate"), element("ul", {}, ...items), "escalate") : null;
}

/** @param {Card} card @param {Texts["of"]} t */
function facts(card, t) {
  const pairs = [...(card.facts ?? [])];
  if (card.cause) pairs.push([t("cause"), card.cause]);
  if (card.codes?.length) pairs.push([t("codes"), card.codes.join("、")]);
  if (card.environment?.length) pairs.push([t("environment"), card.environment.join("、")]);
  if (!pairs.length) return null;
  const rows = pairs.map(([name, value]) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, value)),
  );
  return part(t("facts"), element("dl", {}, ...rows), "facts");
}

/** @param {Card} card @param {Surroundings} around */
function sources(card, { texts, to, open }) {
  const t = texts.of;
  const about = [];
  if (card.owner) about.push(t("owner", { name: card.owner }));
  if (card.reviewed) about.push(t("reviewed", { day: card.reviewed }));
  if (card.review_due) about.push(t("review_due", { day: card.review_due }));
  const related = (card.related ?? []).map((/** @type {Card} */ one) =>
    element("li", {}, button(one.title, () => open(one.id))),
  );
  return element(
    "footer",
    { class: "sources" },
    element("p", {}, element("a", { href: to(card.url) }, t("whole_page"))),
    card.procedure && element("p", {}, t("procedure"), element("a", { href: to(card.procedure.url) }, card.procedure.title)),
    about.length > 0 && element("p", {}, about.join(" · ")),
    ...[...(card.basis ?? []), card.source, ...(card.notes ?? [])]
      .filter(Boolean)
      .map((text) => element("p", {}, text)),
    related.length > 0 && part(t("related"), element("ul.links", {}, ...related), "related"),
  );
}

/**
 * @param {string} heading
 * @param {string[] | undefined} items
 * @param {"ol" | "ul"} tag
 * @param {string} name
 * @param {string} [sought] what a line of the item to be marked ends in; no line is empty
 */
function list(heading, items, tag, name, sought = "\n") {
  if (!items?.length) return null;
  const marked = (/** @type {string} */ text) => `${text}\n`.includes(`${sought}\n`);
  const lines = items.map((text) => element("li", { "data-sought": marked(text) }, text));
  return part(heading, element(tag, {}, ...lines), name);
}

/** @param {string} heading @param {Node} content @param {string} name */
function part(heading, content, name) {
  return element("section", { class: name }, element("h3", {}, heading), content);
}
