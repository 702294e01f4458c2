// From what is typed to what the desk shows, and in which order; the newest question is answered, none
// waits in line.

import { localDay } from "../search/standing.js";
import { fitting } from "../search/result.js";
import { validity } from "./validity.js";

/** @typedef {import("../search-client.js").Client} Client */
/** @typedef {import("../search/service.js").Card} Card */
/** @typedef {import("../search/standing.js").Scope} Scope */
/** @typedef {import("../search/result.js").Result} Result */
/** @typedef {import("./results.js").Found} Found */

/** @typedef {{query: string, found: Found[], cards: (Card | null)[], late: boolean}} Answer */

const MOST = 9;
const LOOKED_AT = 40;
const ANSWERS = ["solution", "tree", "procedure", "policy", "form", "page"];
const OTHERS = 2;
/** How many at least, if need be with some that hardly fit. */
const NEAR = 5;
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
    const cards = () => found.map((one) => this.ready(one));
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

  /** Return a card, null when it cannot be had. @param {{number: number, id: string}} entry */
  async card(entry) {
    if (!this.cards.has(entry.number)) await this.load([entry.number]);
    return this.ready(entry);
  }

  /** Return a card that is there, of no other entry: files may be of several versions.
   * @param {{number: number, id: string}} entry */
  ready({ number, id }) {
    const card = this.cards.get(number);
    return card?.id === id ? card : null;
  }
}

/** Whether a caller can be answered with an entry. @param {{kind: string}} entry */
export function isAnswer({ kind }) {
  return ANSWERS.includes(kind);
}

/**
 * Return what to show, at most nine: answers first, then what explains a word or names a place in
 * the house, which keeps two places where it fits better than any answer, and comes before answers
 * that only mention the matter. What hardly fits comes after the best answer that does,
 * otherwise where it was found, and fills up a short list.
 * @param {Result[]} found the best first
 * @returns {Result[]}
 */
export function chosen(found) {
  const fits = found.slice(0, fitting(found));
  const others = fits.filter((one) => !isAnswer(one) && !one.weak);
  const best = fits.find(isAnswer)?.score ?? 0;
  const kept = others.filter((one) => one.score >= best).slice(0, OTHERS);
  const good = fits.filter((one) => isAnswer(one) && !one.weak).slice(0, MOST - kept.length);
  const doubtful = fits.filter((one) => isAnswer(one) && one.weak).slice(0, MOST - kept.length - good.length);
  const further = fits.filter((one) => good.indexOf(one) > 0 || doubtful.includes(one));
  const answers = [...good.slice(0, 1), ...further];
  const mention = answers.findIndex(({ why }) => why?.how === "body");
  const first = answers.slice(0, mention < 0 ? MOST : mention);
  const rest = [...answers.slice(first.length), ...others.filter((one) => !kept.includes(one))];
  const shown = [...first, ...kept, ...rest].slice(0, MOST);
  return [...shown, ...found.slice(fits.length, fits.length + Math.max(0, NEAR - shown.length))];
}

/**
 * Return what is asked: what is typed, without what an input method puts between the syllables
 * while it composes.
 * @param {string} typed
 * @param {boolean} [composing]
 */
export function asked(typed, composing = false) {
  const parted = /([a-z])['’\u2006 ](?=[a-z]{1,6}(?:['’\u2006 ]|$))/gi;
  return (composing ? typed.replace(parted, "$1") : typed).trim();
}

/** Whether a text may be the code or id of an entry, alone or in full. @param {string} text */
export function mayName(text) {
  return /^[a-z0-9][a-z0-9_./:-]{1,120}$/i.test(text);
}
