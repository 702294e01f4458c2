// What a page asks the search for, the same whether a Worker or the page itself does the work.

import { open } from "../search.js";
import { text } from "./files.js";
import { about } from "./result.js";
import { stands } from "./standing.js";

/** @typedef {import("../search.js").Engine} Engine */
/** @typedef {import("../search.js").Manifest} Manifest */
/** @typedef {import("../search.js").Options} Options */
/** @typedef {import("./result.js").Result} Result */
/** @typedef {import("./standing.js").Scope} Scope */
/** @typedef {Record<string, any>} Card */

/** @typedef {import("./result.js").About} About */

/** For how long a large index is left alone, in milliseconds. */
const CALM = 2000;

/** Answers the questions of one page about one site. */
export class Service {
  /** @param {Engine} engine */
  constructor(engine) {
    this.engine = engine;
    /** @type {Map<string, Promise<any[]>>} */
    this.files = new Map();
    /** @type {Map<string, number> | null} */
    this.numbers = null;
  }

  /** @returns {Manifest} */
  manifest() {
    return this.engine.manifest;
  }

  /** Wait for the whole index. @returns {Promise<true>} */
  async whole() {
    await this.engine.whole();
    return true;
  }

  /** @param {string} text @param {Options} [options] @returns {Promise<Result[]>} */
  search(text, options) {
    return this.engine.search(text, options);
  }

  /** Return the cards of entries; null where a file cannot be had.
   * @param {number[]} numbers @returns {Promise<(Card | null)[]>} */
  cards(numbers) {
    return Promise.all(numbers.map((number) => this.card(number).catch(() => null)));
  }

  /** @param {number} number @returns {Promise<Card>} */
  async card(number) {
    const { cards, cards_per_file: size } = this.manifest();
    const found = await this.file(cards[Math.floor(number / size)]);
    return found[number % size];
  }

  /** Return a guided flow or procedure by the full id of its entry, null when there is none.
   * @param {string} id @returns {Promise<Card | null>} */
  async flow(id) {
    const { flows } = /** @type {Record<string, string>} */ (this.manifest().files);
    if (!flows) return null;
    return (await this.file(flows)).find((one) => one.id === id) ?? null;
  }

  /** @param {string} name @returns {Promise<any[]>} */
  file(name) {
    let found = this.files.get(name);
    if (!found) {
      found = this.engine.file(name).then((bytes) => JSON.parse(text(bytes)));
      this.files.set(name, found);
      // What could not be had once may be there the next time.
      found.catch(() => this.files.delete(name));
    }
    return found;
  }

  /** Return entries by their full ids; those that are not there any more are left out.
   * @param {string[]} ids @returns {Promise<About[]>} */
  async find(ids) {
    const index = await this.index();
    if (!this.numbers) {
      this.numbers = new Map();
      for (let number = 0; number < index.size; number++) {
        this.numbers.set(about(index, number).id, number);
      }
    }
    const known = this.numbers;
    return ids.flatMap((id) => {
      const number = known.get(id);
      return number === undefined ? [] : [about(index, number)];
    });
  }

  /** Return the entries whose bare id is this one, such as a number read out by a colleague.
   * @param {string} id @returns {Promise<About[]>} */
  async named(id) {
    if (id.includes(":")) return this.find([id]);
    const index = await this.index();
    const wanted = id.toLowerCase();
    return index.facts.ids.flatMap((one, number) =>
      one.toLowerCase() === wanted ? [about(index, number)] : [],
    );
  }

  /** Return the first answers meant for a call, in the order of the handbook.
   * @param {Scope} scope @param {string} today @param {number} limit
   * @returns {Promise<About[]>} */
  async top(scope, today, limit) {
    const index = await this.index();
    /** @type {Map<number, number>} */
    const fits = new Map();
    const fit = (/** @type {number} */ number) => fits.set(number, (fits.get(number) ?? 0) + 1);
    for (const name of /** @type {const} */ (["queue", "product", "channel"])) {
      index.facts.scopes[`${name}:${scope[name]}`]?.forEach(fit);
    }
    const home = scope.organization ? index.facts.organizations.indexOf(scope.organization) : -1;
    if (home >= 0) index.facts.organization.forEach((one, number) => one === home && fit(number));
    return [...fits]
      .map(([number, fit]) => ({ one: about(index, number), fit }))
      .filter(({ one }) => one.kind === "solution" || one.kind === "tree")
      .filter(({ one }) => ["in_force", "due"].includes(stands(one.state, today)))
      .sort((a, b) => b.fit - a.fit || a.one.number - b.one.number)
      .slice(0, limit)
      .map(({ one }) => one);
  }

  /** Return the entries that begin or stop to hold between two days.
   * @param {string} first @param {string} last @returns {Promise<About[]>} */
  async changing(first, last) {
    const index = await this.index();
    const { facts, size } = index;
    const within = (/** @type {string} */ day) => day >= first && day <= last;
    const states = facts.states.map((state) => within(state.from) || within(state.to));
    if (!states.includes(true)) return [];
    const found = [];
    for (let number = 0; number < size; number++) {
      if (states[facts.state[number]]) found.push(about(index, number));
    }
    return found;
  }

  /** Return whether any entry is meant for such a call. @param {string} name @param {string} value */
  async knows(name, value) {
    return `${name}:${value}` in (await this.index()).facts.scopes;
  }

  /** Return the queues, products and channels that entries are meant for, by name.
   * @returns {Promise<Record<string, string[]>>} */
  async offered() {
    const { facts } = await this.index();
    // What has a name is there by its id as well.
    const ids = new Set(facts.ids.filter((_, number) => /category|channel/.test(facts.kinds[facts.kind[number]])));
    /** @type {Record<string, string[]>} */
    const found = {};
    for (const scope of Object.keys(facts.scopes)) {
      const [field, value] = scope.split(/:(.*)/s);
      if (!ids.has(value)) (found[field] ??= []).push(value);
    }
    return found;
  }

  async index() {
    // The first question needs little of a large index: it must not wait for the whole of it.
    if (this.engine.parts && !this.engine.opening) await new Promise((go) => setTimeout(go, CALM));
    return (await this.engine.whole()).index;
  }
}

/** Open the search of a site. @param {string} root its URL @returns {Promise<Service>} */
export async function serve(root) {
  return new Service(await open(root));
}
