// What holds the desk together: what is open, for which call, and what the keys do with it.

import { localDay } from "../search/standing.js";
import { copied, part } from "../dom.js";
import { address } from "./context.js";
import { perform } from "./actions.js";
import { know, showCall, Timer } from "./calling.js";
import { render } from "./card.js";
import { Dialog } from "./dialogs.js";
import { lookAfter } from "./fresh.js";
import { Reports } from "./gaps.js";
import { bindings } from "./keys.js";
import { listen } from "./keyboard.js";
import { about, abandon } from "./listing.js";
import { missing, unanswered, welcome } from "./nothing.js";
import { note } from "./texts.js";
import { open } from "./opening.js";
import { ResultList } from "./results.js";
import { Store, carried } from "./store.js";
import { Marked, fill } from "./strip.js";
import { stateOf, succeed, validity } from "./validity.js";
import { Walking, walk } from "./walking.js";

/** @typedef {import("../search/service.js").Card} Card */
/** @typedef {import("../search-client.js").Client} Client */
/** @typedef {import("./context.js").Console} Console */
/** @typedef {import("./context.js").Call} Call */
/** @typedef {import("./context.js").Place} Place */
/** @typedef {import("./finder.js").Answer} Answer */
/** @typedef {import("./finder.js").Finder} Finder */
/** @typedef {import("./keys.js").Action} Action */
/** @typedef {import("./results.js").Found} Found */
/** @typedef {import("./texts.js").Texts} Texts */

/**
 * @typedef {import("./context.js").Settings & {waiting_line?: string, issue_url?: string,
 *   notices?: import("./strip.js").Notice[]}} Settings
 */

/** The desk. */
export class Desk {
  /** @param {string} root @param {Texts} texts @param {Settings} settings @param {Console} around */
  constructor(root, texts, settings, around) {
    this.root = root;
    this.texts = texts;
    this.settings = settings;
    this.console = around;
    this.store = new Store((reason) => this.trouble(texts.of(`storage_${reason}`)));
    this.reports = new Reports(this.store);
    this.marked = new Marked(this.store);
    this.keys = bindings(this.store.get("keys", {}));
    this.box = /** @type {HTMLInputElement} */ (part("question"));
    this.list = new ResultList(part("results"), this.box, texts, (row) => this.openRow(row));
    this.dialog = new Dialog(part("dialog"), texts, (text) => this.tell(text));
    this.walking = new Walking(part("flow"), texts, () => this.back());
    this.timer = new Timer(part("timer"));
    /** @type {Client | null} */
    this.client = null;
    /** @type {Finder | null} */
    this.finder = null;
    /** @type {Call} */
    this.call = {};
    /** @type {Set<import("./context.js").Field>} */
    this.unknown = new Set();
    /** What the handbook calls the parts of the call. @type {Call} */
    this.named = {};
    /** @type {Answer} */
    this.answer = { query: "", found: [], cards: [], late: false };
    /** @type {Card | null} */
    this.card = null;
    this.script = "";
    /** The question that the card was opened for. */
    this.stands = "";
    /** The answer that a flow has led to. @type {Card | null} */
    this.reached = null;
    /** The note of the flow that was walked through. */
    this.walked = "";
    /** The question that nothing answers. */
    this.asked = "";
    /** @type {string[]} */
    this.opened = [];
    this.at = -1;
    this.used = Date.now();
    /** How often something was to take the place of what is shown. */
    this.wishes = 0;
    /** Where an address leads, until one has got there. @type {Place} */
    this.goal = {};
    this.counting = 0;
    this.judging = 0;
    /** When something was typed last, and whether an input method is at work on it. */
    this.typed = 0;
    this.composing = false;
    this.telling = 0;
    this.build = "";
    /** Why the search cannot answer, "" when it can. */
    this.broken = "";
    /** @type {import("./strip.js").Line[]} */
    this.notices = [];
  }

  /** @param {Call} first @param {Place} at */
  async start(first, at) {
    listen(this);
    this.console.listen((next) => this.begin(next));
    this.goal = at;
    showCall(this, this.housed(first));
    this.box.value = carried(this.box) || (first.q ?? first.code ?? this.box.value);
    this.box.focus();
    this.welcome();
    await open(this);
    // What was typed, or which call began, while the search was opened still counts.
    await this.resume();
    lookAfter(this);
  }

  /** Take up what is asked, and go where the address leads, once the search is there. */
  async resume() {
    this.ask();
    await know(this);
    this.strip();
    const { entry, tree, path } = this.goal;
    if (!this.client) return;
    this.goal = {};
    if (entry) await this.show(entry, -1);
    if (tree) walk(this, tree, path);
  }

  /** A call of the organization that was chosen in this browser, unless it names one.
   * @param {Call} call @returns {Call} */
  housed(call) {
    const organization = this.store.get("organization", "");
    return organization ? { organization, ...call } : call;
  }

  /** Begin what shall take the place of what is shown; whether it still may, once it is ready. */
  wish() {
    const mine = (this.wishes += 1);
    return () => mine === this.wishes;
  }

  /** A call begins: nothing of the one before remains. @param {Call} next */
  async begin(next) {
    abandon(this);
    this.wish();
    this.goal = {};
    this.reports.begin();
    this.call = this.housed(next);
    this.take(null);
    this.walked = "";
    this.dialog.place.close();
    this.timer.restart();
    this.box.value = next.q ?? next.code ?? "";
    this.box.focus();
    this.welcome();
    this.finder?.forget();
    await know(this);
    this.ask();
    this.strip();
  }

  /** Keep what leads back here in the address. @param {Place} [at] */
  locate(at = this.card ? { entry: this.card.id } : this.goal) {
    const query = address(new URLSearchParams(location.search), this.call, at);
    try {
      history.replaceState(null, "", location.pathname + query);
    } catch {
      // Some frames may not; the desk works without.
    }
  }

  ask() {
    this.finder?.ask(this.box.value, this.call, this.composing);
  }

  /** @param {number} row */
  openRow(row) {
    const found = this.answer.found[row];
    if (found) {
      this.list.choose(row);
      this.show(found.id, row);
    }
    else if (!this.answer.found.length && this.box.value.trim()) unanswered(this, false);
  }

  /**
   * Show the card of an entry.
   * @param {string} id
   * @param {number} row it was chosen from, -1 for none
   * @param {boolean} [again] whether it was open before
   */
  async show(id, row, again = false) {
    if (!this.client || !this.finder) return;
    const wanted = this.wish();
    // By the time the card is there, something else may be asked.
    const asked = row >= 0 && this.answer.query ? about(this) : null;
    /** @type {Found[]} */
    const [found] = row >= 0 ? [this.answer.found[row]] : await this.client.find([id]);
    if (!found) return this.tell(this.texts.of("entry_missing"));
    const card = await this.finder.card(found);
    if (!wanted()) return;
    this.take(card);
    if (asked) this.walked = "";
    const around = { ...this.around(), sought: found.matched?.text, doubtful: found.weak };
    this.fill(card ? render(card, around) : missing(this, found));
    if (asked) this.reports.opened({ ...asked, opened: id, picked_rank: row + 1 });
    if (!again) {
      this.opened = [...this.opened.slice(0, this.at + 1), id].slice(-50);
      this.at = this.opened.length - 1;
    }
    this.marked.opened(id);
    this.locate();
    this.strip();
    if (card) succeed(card, this.client, this.around());
  }

  /** Make a card, or none, what the desk is about. @param {Card | null} card */
  take(card) {
    this.walking.close(false);
    this.card = card;
    this.asked = "";
    this.reach(null);
  }

  /** Take the answer that a flow has led to, or none any more. @param {Card | null} card */
  reach(card) {
    this.reached = card;
    this.script = this.sayable(this.answering);
  }

  /** What the caller is answered with by now. */
  get answering() {
    return this.reached ?? this.card;
  }

  /** @param {Node[]} content */
  fill(content) {
    const place = part("card");
    place.replaceChildren(...content);
    place.dataset.before = "";
    this.stands = this.answer.query;
    place.hidden = false;
    document.body.dataset.view = "card";
    place.scrollTop = 0;
    place.querySelector("[data-sought]")?.scrollIntoView({ block: "center" });
    place.querySelector("h2")?.focus({ preventScroll: true });
  }

  welcome() {
    part("card").replaceChildren(...welcome(this.around(), !this.call.organization));
    part("card").hidden = false;
    document.body.dataset.view = "results";
  }

  /** Back from a flow to the card it began at. */
  back() {
    this.locate();
    part("card").hidden = false;
    if (this.card) part("card").querySelector("h2")?.focus({ preventScroll: true });
    else this.box.focus();
  }

  /** @returns {import("./card.js").Surroundings} */
  around() {
    return {
      texts: this.texts,
      today: localDay(),
      waiting: this.waiting(),
      to: (url) => this.root + url,
      open: (id) => this.show(id, -1),
      act: (action) => this.act(action),
      keys: this.keys,
      sends: this.console.takesText,
    };
  }

  /** What may be said now of what a card says. @param {Card | null} card */
  sayable(card) {
    if (!card) return "";
    const { use } = validity(stateOf(card), localDay());
    return { answer: card.say ?? "", wait: this.waiting(), none: "" }[use];
  }

  waiting() {
    return this.settings.waiting_line || this.texts.of("waiting");
  }

  /** @param {Action} action */
  act(action) {
    return perform(this, action);
  }

  strip() {
    const { client, marked, call, texts } = this;
    const count = this.reports.all().filter(({ kind }) => kind !== "search").length;
    part("reports").textContent = texts.of("reports", { count });
    if (!client) return;
    const written = this.settings.notices ?? [];
    const open = (/** @type {string} */ id) => this.show(id, -1);
    const shown = fill(part("strip"), client, { marked, written, call, today: localDay(), texts, open });
    shown.then((all) => {
      this.notices = all;
      part("notices").hidden = !all.length;
      part("notices").textContent = texts.of("notices", { count: all.length });
    }, () => {});
  }

  /** The note for the ticket. */
  note() {
    const { answering: card, script: said, asked } = this;
    const walked = this.walking.note || this.walked;
    const call = { ...this.call, ...this.named };
    return note({ card, said, asked, call, walked, begun: this.timer.begun }, this.texts);
  }

  /** Copy a text and say so. @param {string} text @param {string} done */
  async copy(text, done) {
    this.tell(this.texts.of((await copied(text)) ? done : "not_copied"));
  }

  /** Say something that soon passes. @param {string} text */
  tell(text) {
    const place = part("told");
    place.textContent = text;
    place.classList.add("seen");
    clearTimeout(this.telling);
    this.telling = setTimeout(() => place.classList.remove("seen"), 2500);
  }

  /** Say what is wrong until it is right. @param {string} text @param {Node} [help] */
  trouble(text, help) {
    const place = part("trouble");
    place.replaceChildren(text, " ", help ?? "");
    place.hidden = false;
  }
}
