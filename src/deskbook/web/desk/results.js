// The list of results: a listbox that the search box steers.

import { localDay } from "../search/standing.js";
import { badges, validity } from "./validity.js";
import { element, marked } from "../dom.js";

/** @typedef {import("../search/result.js").Result} Result */
/** @typedef {import("../search/service.js").About} About */
/** @typedef {import("../search/service.js").Card} Card */
/** @typedef {import("./texts.js").Texts} Texts */

/**
 * @typedef {About & Partial<Pick<Result, "why" | "highlights" | "matched" | "weak">>} Found
 * @typedef {{kinds: Record<string, Record<string, string>>,
 *   organizations: Record<string, string>}} Names
 */

/** What has questions; of everything else, parts of its content stand in their place. */
const ASKED = ["solution", "tree"];

/** Shows what was found and which of it is chosen. */
export class ResultList {
  /**
   * @param {HTMLElement} list
   * @param {HTMLInputElement} box
   * @param {Texts} texts
   * @param {(place: number) => void} open
   */
  constructor(list, box, texts, open) {
    this.list = list;
    this.box = box;
    this.texts = texts;
    this.open = open;
    /** @type {Names} */
    this.names = { kinds: {}, organizations: {} };
    /** @type {Found[]} */
    this.found = [];
    this.chosen = -1;
  }

  /**
   * Show entries, the first chosen.
   * @param {Found[]} found
   * @param {(Card | null)[]} cards as far as they are there
   * @param {boolean} further whether they answer the same question, so that what is chosen stays so
   */
  show(found, cards, further) {
    const chosen = further ? this.found[this.chosen]?.id : undefined;
    const still = found.findIndex(({ id }) => id === chosen);
    this.found = found;
    this.list.replaceChildren(...found.map((one, place) => this.row(one, place, cards[place])));
    this.list.scrollTop = 0;
    this.box.setAttribute("aria-expanded", String(found.length > 0));
    this.choose(still >= 0 ? still : found.length ? 0 : -1);
  }

  /** Complete rows whose cards came late. @param {Found[]} found @param {(Card | null)[]} cards */
  complete(found, cards) {
    if (found !== this.found) return;
    for (const [place, card] of cards.entries()) {
      if (!card) continue;
      const row = this.row(found[place], place, card);
      row.setAttribute("aria-selected", String(place === this.chosen));
      this.list.children[place].replaceWith(row);
    }
  }

  /** Choose a row. @param {number} place */
  choose(place) {
    this.list.children[this.chosen]?.setAttribute("aria-selected", "false");
    this.chosen = place;
    const row = this.list.children[place];
    if (!row) {
      this.box.removeAttribute("aria-activedescendant");
      return;
    }
    row.setAttribute("aria-selected", "true");
    this.box.setAttribute("aria-activedescendant", row.id);
    row.scrollIntoView({ block: "nearest" });
  }

  /** Choose the next row or the one before. @param {1 | -1} step */
  move(step) {
    const count = this.found.length;
    const from = this.chosen < 0 && step < 0 ? 0 : this.chosen;
    if (count) this.choose((from + step + count) % count);
  }

  /**
   * @param {Found} found
   * @param {number} place
   * @param {Card | null | undefined} card
   */
  row(found, place, card) {
    const number = element("span.number", { "aria-hidden": "true" }, String(place + 1));
    const title = element("span.title", {}, marked(found.title, found.highlights ?? []));
    const said = card?.say || card?.summary || card?.facts?.[0]?.join(this.texts.of("colon"));
    const holds = validity(found.state, localDay()).use === "answer";
    const row = element(
      "li",
      { role: "option", id: `result-${place + 1}`, "aria-selected": "false" },
      number,
      element("div.head", {}, title, badges(found.state, card ?? null, localDay(), this.texts)),
      element("div", { class: card?.say ? "said" : "said other" }, (holds && said) || "\u00a0"),
      element("div.why", {}, ...this.why(found)),
    );
    row.addEventListener("click", () => this.open(place));
    return row;
  }

  /** @param {Found} found */
  why({ why, matched, kind, organization, weak }) {
    const t = this.texts.of;
    const about = [this.names.kinds[kind]?.[this.texts.language] ?? kind];
    if (organization) about.push(this.names.organizations[organization] ?? organization);
    /** @type {(Node | string)[]} */
    const parts = [element("span.about", {}, about.join(" · "))];
    if (weak) parts.push(element("span.doubt", {}, t("why_weak")));
    if (why && why.how !== "title") {
      const text = matched ? marked(matched.text, matched.highlights) : "";
      const { how } = why;
      const label = t(how === "question" && !ASKED.includes(kind) ? "why_content" : `why_${how}`);
      parts.push(element("span", {}, text ? label : label.replace(/[：:]\s*$/, ""), text));
    }
    return parts;
  }
}
