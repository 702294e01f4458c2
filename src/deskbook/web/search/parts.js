// Answers from a few small files, for who has not got the whole index yet. The order is that of
// the whole index but for entries that only single ideographs, hidden labels or the usual
// confusions of sounds would have brought in.

import { lines, opened, sums, text, unpacked, varints } from "./files.js";
import { Lexicon } from "./lexicon.js";
import { understand } from "./query.js";
import { Ranking } from "./rank.js";
import { needed } from "./needed.js";
import { Places, Shards } from "./shards.js";
import { Sounds } from "./sounds.js";
import { Synonyms } from "./index.js";

/** @typedef {import("./files.js").Reader} Reader */
/** @typedef {import("./index.js").Facts} Facts */
/** @typedef {import("./index.js").State} State */
/** @typedef {import("./lexicon.js").PackedLexicon} PackedLexicon */
/** @typedef {import("./lexicon.js").Postings} Postings */
/** @typedef {import("./normal.js").Normaliser} Normaliser */
/** @typedef {import("./normal.js").Tables} Tables */
/** @typedef {import("./query.js").Query} Query */

/** @typedef {{folder: string, terms: number, block: number}} Listed */
/** @typedef {{number: number, title: string, address: string, questions: string[], id: string,
 *   kind: string, organization: string, state: State, scopes: string[]}} About */

const LOOKED_AT = 24;
const MOST_SHARDS = 32;
/** About what a single ideograph of a title weighs. */
const SINGLE_LEVEL = 10;
const NONE = { entries: new Int32Array(0), levels: new Uint8Array(0) };

/** The parts of an index. */
export class Parts {
  /** @param {Reader} read @param {Listed} listed @param {Tables} tables @param {Normaliser} normaliser */
  constructor(read, listed, tables, normaliser) {
    this.read = read;
    this.path = `search/${listed.folder}`;
    this.block = listed.block;
    this.tables = tables;
    this.normaliser = normaliser;
    this.places = new Places(tables, listed.terms);
    this.shards = new Shards(read, `${this.path}terms-`);
    /** @type {Promise<Core> | null} */
    this.core = null;
    /** @type {Map<number, Promise<About[]>>} */
    this.blocks = new Map();
  }

  /**
   * Return what a text asks for and an index of the likeliest entries; null where only the whole
   * index can tell.
   * @param {string} read normalised
   * @returns {Promise<{query: Query, excerpt: Excerpt} | null>}
   */
  async find(read) {
    this.core ??= this.file("core").then((content) => new Core(content));
    const core = await this.core.catch((error) => {
      this.core = null;
      throw error;
    });
    const wanted = needed(read, this.places, core.synonyms);
    if (!wanted.size || wanted.size > MOST_SHARDS) return null;
    const merged = new Merged(core, [...(await this.shards.get(wanted, core.size)).values()]);
    const index = /** @type {any} */ (merged);
    /** @type {Sounds | undefined} */
    let sounds;
    const query = understand(read, index, () => (sounds ??= new Sounds(this.tables, index)), this.tables.empty);
    const ranking = new Ranking(index, this.normaliser, this.tables);
    const numbers = ranking.candidates(query, () => 1).slice(0, LOOKED_AT);
    if (!numbers.length) return null;
    const abouts = await Promise.all(numbers.sort((a, b) => a - b).map((number) => this.about(number)));
    return { query, excerpt: new Excerpt(merged, abouts, this.normaliser) };
  }

  /** @param {number} number @returns {Promise<About>} */
  async about(number) {
    const place = Math.floor(number / this.block);
    let block = this.blocks.get(place);
    if (!block) {
      block = this.file(`entries-${place}`).then(about);
      this.blocks.set(place, block);
      block.catch(() => this.blocks.delete(place));
    }
    return (await block)[number % this.block];
  }

  /** @param {string} name */
  async file(name) {
    return opened(await unpacked(await this.read(`${this.path}${name}.bin`)));
  }
}

/** What every query needs: single ideographs and how many entries have each, and synonyms. */
class Core {
  /** @param {ReturnType<typeof opened>} content */
  constructor({ header, sections }) {
    this.size = header.entries;
    this.keys = sums(varints(sections.keys)).subarray(1);
    this.frequencies = varints(sections.frequencies, this.keys.length);
    this.synonyms = new Synonyms(lines(sections.synonyms).map((line) => line.split("\t")));
  }
}

/** The terms of some shards together, and all single ideographs, whose entries are not known. */
class Merged extends Lexicon {
  /** @param {Core} core @param {PackedLexicon[]} shards */
  constructor(core, shards) {
    /** @type {[number | string, PackedLexicon, number][]} */
    const found = [];
    for (const shard of shards) {
      shard.keys.forEach((key, term) => found.push([key, shard, term]));
      shard.words.forEach((word, place) => found.push([word, shard, shard.keys.length + place]));
    }
    const pairs = found.filter(([term]) => typeof term === "number");
    const others = found.filter(([term]) => typeof term === "string");
    for (const list of [pairs, others]) list.sort(([a], [b]) => (a < b ? -1 : 1));
    const keys = Uint32Array.of(...core.keys, ...pairs.map(([key]) => Number(key)));
    const often = [...pairs, ...others].map(([, shard, term]) => shard.frequencies[term]);
    const frequencies = Uint32Array.of(...core.frequencies, ...often);
    super(core.size, keys, others.map(([word]) => String(word)), frequencies);
    this.synonyms = core.synonyms;
    this.origins = [...pairs, ...others];
  }

  /** @param {number} term @returns {Postings} */
  postings(term) {
    if (term < this.singles) return NONE;
    const [, shard, number] = this.origins[term - this.singles];
    return shard.postings(number);
  }
}

/** An index of some entries, numbered anew; what is rare and what is not is as in the whole. */
export class Excerpt extends Lexicon {
  /** @param {Merged} whole @param {About[]} abouts @param {Normaliser} normaliser */
  constructor(whole, abouts, normaliser) {
    super(whole.size, whole.keys, whole.words, whole.frequencies);
    this.whole = whole;
    this.size = abouts.length;
    this.synonyms = whole.synonyms;
    this.numbers = abouts.map(({ number }) => number);
    this.titles = abouts.map(({ title }) => title);
    this.addresses = abouts.map(({ address }) => address);
    this.questions = abouts.flatMap(({ questions }) => questions);
    this.firstQuestion = sums(Uint32Array.from(abouts, ({ questions }) => questions.length));
    this.facts = factsOf(abouts);
    /** @type {Map<number, Postings>} */
    this.known = new Map();
    for (const [term, entries] of singlesIn(this, abouts, normaliser)) {
      const levels = new Uint8Array(entries.length).fill(SINGLE_LEVEL);
      this.known.set(term, { entries: Int32Array.from(entries), levels });
    }
  }

  /** @param {number} term @returns {Postings} */
  postings(term) {
    let found = this.known.get(term);
    if (!found) {
      const { entries, levels } = this.whole.postings(term);
      const places = [...entries.keys()].filter((place) => this.numbers.includes(entries[place]));
      found = {
        entries: Int32Array.from(places, (place) => this.numbers.indexOf(entries[place])),
        levels: Uint8Array.from(places, (place) => levels[place]),
      };
      this.known.set(term, found);
    }
    return found;
  }
}

/**
 * Return the single ideographs in titles and questions, and the entries that have each.
 * @param {Lexicon} lexicon
 * @param {About[]} abouts
 * @param {Normaliser} normaliser
 * @returns {Map<number, number[]>}
 */
function singlesIn(lexicon, abouts, normaliser) {
  /** @type {Map<number, number[]>} */
  const found = new Map();
  for (const [number, { title, questions }] of abouts.entries()) {
    for (const char of new Set(normaliser.read([title, ...questions].join(" ")))) {
      const term = lexicon.key(char.charCodeAt(0));
      if (term < 0) continue;
      const entries = found.get(term);
      if (entries) entries.push(number);
      else found.set(term, [number]);
    }
  }
  return found;
}

/**
 * Read a block of entries.
 * @param {ReturnType<typeof opened>} content
 * @returns {About[]}
 */
function about({ header, sections }) {
  /** @type {Facts} */
  const facts = JSON.parse(text(sections.facts));
  const addresses = lines(sections.addresses);
  const titles = lines(sections.titles);
  const questions = lines(sections.questions);
  const first = sums(varints(sections.counts));
  const scopes = Object.entries(facts.scopes);
  return facts.ids.map((id, place) => ({
    number: header.first + place,
    title: titles[place] ?? "",
    address: addresses[place] ?? "",
    questions: questions.slice(first[place], first[place + 1]),
    id,
    kind: facts.kinds[facts.kind[place]],
    organization: facts.organizations[facts.organization[place]],
    state: facts.states[facts.state[place]],
    scopes: scopes.flatMap(([scope, entries]) => (entries.includes(place) ? [scope] : [])),
  }));
}

/** @param {About[]} abouts @returns {Facts} */
function factsOf(abouts) {
  const kinds = [...new Set(abouts.map(({ kind }) => kind))];
  const organizations = [...new Set(abouts.map(({ organization }) => organization))];
  const scopes = new Set(abouts.flatMap((one) => one.scopes));
  const having = (/** @type {string} */ scope) =>
    abouts.flatMap((one, number) => (one.scopes.includes(scope) ? [number] : []));
  return {
    kinds,
    kind: abouts.map(({ kind }) => kinds.indexOf(kind)),
    organizations,
    organization: abouts.map(({ organization }) => organizations.indexOf(organization)),
    ids: abouts.map(({ id }) => id),
    states: abouts.map(({ state }) => state),
    state: abouts.map((_, number) => number),
    scopes: Object.fromEntries([...scopes].map((scope) => [scope, having(scope)])),
  };
}
