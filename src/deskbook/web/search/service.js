// What a page asks the search for, the same whether a Worker or the page itself does the work.

import { open } from "../search.js";
import { unpacked } from "./files.js";
import { stands } from "./standing.js";

/** @typedef {import("../search.js").Engine} Engine */
/** @typedef {import("../search.js").Manifest} Manifest */
/** @typedef {import("../search.js").Options} Options */
/** @typedef {import("./index.js").State} State */
/** @typedef {import("./result.js").Result} Result */
/** @typedef {import("./standing.js").Scope} Scope */
/** @typedef {Record<string, any>} Card */

/**
 * An entry without a question that it answers.
 * @typedef {{id: string, number: number, kind: string, title: string, url: string,
 *   organization: string, state: State}} About
 */

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
    if (!this.engine.manifest) throw new Error("The search is not open.");
    return this.engine.manifest;
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
      const { read } = this.engine;
      if (!read) throw new Error("The search is not open.");
      found = read(`search/${name}`)
        .then(unpacked)
        .then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
      this.files.set(name, found);
      // What could not be had once may be there the next time.
      found.catch(() => this.files.delete(name));
    }
    return found;
  }

  /** Return entries by their full ids; those that are not there any more are left out.
   * @param {string[]} ids @returns {About[]} */
  find(ids) {
    const { facts, size } = this.engine.index;
    if (!this.numbers) {
      this.numbers = new Map();
      for (let number = 0; number < size; number++) this.numbers.set(this.id(number), number);
    }
    const known = this.numbers;
    return ids.flatMap((id) => {
      const number = known.get(id);
      return number === undefined ? [] : [this.about(number)];
    });
  }

  /** Return the entries whose bare id is this one, such as a number read out by a colleague.
   * @param {string} id @returns {About[]} */
  named(id) {
    const { ids } = this.engine.index.facts;
    const wanted = id.toLowerCase();
    return ids.flatMap((one, number) => (one.toLowerCase() === wanted ? [this.about(number)] : []));
  }

  /** Return the first answers meant for a call, in the order of the handbook.
   * @param {Scope} scope @param {string} today @param {number} limit @returns {About[]} */
  top(scope, today, limit) {
    const { facts } = this.engine.index;
    /** @type {Map<number, number>} */
    const fits = new Map();
    for (const name of /** @type {const} */ (["queue", "product", "channel"])) {
      for (const number of facts.scopes[`${name}:${scope[name]}`] ?? []) {
        fits.set(number, (fits.get(number) ?? 0) + 1);
      }
    }
    return [...fits]
      .map(([number, fit]) => ({ about: this.about(number), fit }))
      .filter(({ about }) => about.kind === "solution" || about.kind === "tree")
      .filter(({ about }) => ["in_force", "due"].includes(stands(about.state, today)))
      .sort((a, b) => b.fit - a.fit || a.about.number - b.about.number)
      .slice(0, limit)
      .map(({ about }) => about);
  }

  /** Return the entries that begin or stop to hold between two days.
   * @param {string} first @param {string} last @returns {About[]} */
  changing(first, last) {
    const { facts, size } = this.engine.index;
    const within = (/** @type {string} */ day) => day >= first && day <= last;
    const states = facts.states.map((state) => within(state.from) || within(state.to));
    if (!states.includes(true)) return [];
    const found = [];
    for (let number = 0; number < size; number++) {
      if (states[facts.state[number]]) found.push(this.about(number));
    }
    return found;
  }

  /** Return whether any entry is meant for such a call. @param {string} name @param {string} value */
  knows(name, value) {
    return `${name}:${value}` in this.engine.index.facts.scopes;
  }

  /** @param {number} number @returns {string} */
  id(number) {
    const { facts } = this.engine.index;
    const organization = facts.organizations[facts.organization[number]];
    const kind = facts.kinds[facts.kind[number]];
    return `${organization ? `${organization}/` : ""}${kind}:${facts.ids[number]}`;
  }

  /** @param {number} number @returns {About} */
  about(number) {
    const { index } = this.engine;
    const { facts } = index;
    return {
      id: this.id(number),
      number,
      kind: facts.kinds[facts.kind[number]],
      title: index.titles[number],
      url: index.addresses[number],
      organization: facts.organizations[facts.organization[number]],
      state: facts.states[facts.state[number]],
    };
  }
}

/** Open the search of a site. @param {string} root its URL @returns {Promise<Service>} */
export async function serve(root) {
  return new Service(await open(root));
}
