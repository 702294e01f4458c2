// From what is typed to what the desk shows; the newest question is answered, none waits in line.

import { localDay } from "../search/standing.js";
import { fitting } from "../search/result.js";
import { asked, chosen, isAnswer, mayName } from "./order.js";
import { validity } from "./validity.js";

/** @typedef {import("../search-client.js").Client} Client */
/** @typedef {import("../search/service.js").Card} Card */
/** @typedef {import("../search/standing.js").Scope} Scope */
/** @typedef {import("./results.js").Found} Found */

/** @typedef {{query: string, found: Found[], cards: (Card | null)[], late: boolean}} Answer */

const MOST = 9;
const LOOKED_AT = 40;
const PATIENCE = 80;
/** Milliseconds after an answer until texts are looked through as well. */
const PAUSE = 250;

/** Finds for one client. */
export class Finder {
  /** @param {Client} client @param {(answer: Answer) => void} show @param {(error: unknown) => void} fail */
  constructor(client, show, fail) {
    this.client = client;
    this.show = show;
    this.fail = fail;
    /** @type {{text: string, scope: Scope} | null} */
    this.next = null;
    this.busy = false;
    /** @type {(() => void)[]} */
    this.waiting = [];
    this.known = "";
    this.pause = 0;
    /** What is shown. @type {Found[]} */
    this.latest = [];
    /** @type {Map<number, Card>} */
    this.cards = new Map();
  }

  /**
   * Look for a text. Nothing happens while it stays the same, so that no row moves.
   * @param {string} typed
   * @param {Scope} scope
   * @param {boolean} [composing] whether an input method is at work on it
   */
  async ask(typed, scope, composing) {
    const text = asked(typed, composing);
    const question = JSON.stringify([text, scope]);
    if (question === this.known) return;
    this.known = question;
    clearTimeout(this.pause);
    this.next = { text, scope };
    if (this.busy) return;
    this.busy = true;
    while (this.next) {
      const now = this.next;
      this.next = null;
      try {
        const found = await this.find(now.text, now.scope);
        if (!this.next) await this.answer(now.text, found);
        if (!this.next && now.text) {
          this.pause = Number(setTimeout(() => void this.further(now, found), PAUSE));
        }
      } catch (error) {
        this.known = "";
        this.fail(error);
      }
    }
    this.busy = false;
    for (const go of this.waiting.splice(0)) go();
  }

  /** Wait until what was typed last is answered. @returns {Promise<void>} */
  settled() {
    return new Promise((done) => (this.busy ? this.waiting.push(done) : done()));
  }

  /**
   * Look through texts too, once a question stands; what fitted before keeps its place.
   * @param {{text: string, scope: Scope}} question
   * @param {Found[]} before
   */
  async further({ text, scope }, before) {
    const question = this.known;
    const all = await this.find(text, scope, true).catch(() => before);
    const kept = before.slice(0, fitting(before));
    const known = new Set(kept.map(({ id }) => id));
    const found = [...kept, ...all.filter(({ id }) => !known.has(id))].slice(0, MOST);
    const ids = (/** @type {Found[]} */ list) => list.map(({ id, weak }) => id + weak).join();
    if (this.known === question && !this.next && ids(found) !== ids(before)) await this.answer(text, found);
  }

  /** Forget the last question, so that the same text is looked for again. */
  forget() {
    this.known = "";
  }

  /**
   * @param {string} text
   * @param {Scope} scope
   * @param {boolean} [bodies] whether to look through texts as well
   * @returns {Promise<Found[]>}
   */
  async find(text, scope, bodies = false) {
    if (!text) return this.client.top(scope, localDay(), MOST);
    // Of a large index only the whole tells names: first answers do not wait for it.
    const name = mayName(text) && (bodies || !this.client.manifest.parts);
    const [found, hidden, named] = await Promise.all([
      this.client.search(text, { limit: LOOKED_AT, scope, bodies }),
      name ? this.client.search(text, { limit: MOST, scope, all: true }) : [],
      name ? this.client.named(text) : [],
    ]);
    const day = localDay();
    const answers = (/** @type {Found} */ { state }) => validity(state, day).use === "answer";
    // What is not in force is found by its code or id only, and never before what is.
    const codes = hidden.filter((one) => one.why.how === "code" && !answers(one));
    /** @type {Found[]} */
    const all = [...named.filter((one) => isAnswer(one) && answers(one)), ...chosen(found), ...codes, ...named];
    /** @type {Map<string, Found>} */
    const known = new Map(found.map((one) => [one.id, one]));
    return [...new Set(all.map((one) => known.get(one.id) ?? one))].slice(0, MOST);
  }

  /** Show what was found, with the cards if they come at once. @param {string} query @param {Found[]} found */
  async answer(query, found) {
    this.latest = found;
    const wanted = found.map(({ number }) => number).filter((number) => !this.cards.has(number));
    const loaded = wanted.length ? this.load(wanted) : null;
    const cards = () => found.map(({ number }) => this.cards.get(number) ?? null);
    let late = false;
    if (loaded) {
      const soon = await Promise.race([loaded, new Promise((done) => setTimeout(done, PATIENCE))]);
      late = soon !== true;
    }
    if (this.next) return;
    this.show({ query, found, cards: cards(), late });
    const completed = () => this.show({ query, found, cards: cards(), late: false });
    // By then something else may stand there.
    if (late) void loaded?.then(() => this.latest === found && completed());
  }

  /** @param {number[]} numbers */
  async load(numbers) {
    const found = await this.client.cards(numbers).catch(() => []);
    for (const [place, card] of found.entries()) if (card) this.cards.set(numbers[place], card);
    return true;
  }

  /** Return a card, null when it cannot be had. @param {number} number */
  async card(number) {
    if (!this.cards.has(number)) await this.load([number]);
    return this.cards.get(number) ?? null;
  }
}
