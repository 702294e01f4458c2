// The search engine of a built site, for a page, a Worker and Node alike.
//
//     const engine = await open("https://example.org/handbook/");
//     const results = await engine.search("退款多久到账");

import { askedOf, inBodies } from "./search/bodies.js";
import { BadIndex, reader, text, unpacked } from "./search/files.js";
import { Index } from "./search/index.js";
import { Normaliser, readTables } from "./search/normal.js";
import { Parts } from "./search/parts.js";
import { understand } from "./search/query.js";
import { Ranking } from "./search/rank.js";
import { HOPELESS, WEAK, relevance } from "./search/relevance.js";
import { fitting, inBody, result } from "./search/result.js";
import { Places, Shards } from "./search/shards.js";
import { Sounds } from "./search/sounds.js";
import { localDay, standing } from "./search/standing.js";

/** @typedef {import("./search/files.js").Reader} Reader */
/** @typedef {import("./search/normal.js").Tables} Tables */
/** @typedef {import("./search/parts.js").Listed} Listed */
/** @typedef {import("./search/query.js").Query} Query */
/** @typedef {import("./search/result.js").Result} Result */
/** @typedef {import("./search/shards.js").Folder} Folder */
/** @typedef {import("./search/standing.js").Scope} Scope */

/**
 * `today` is an ISO date, the reader's own day if not given; `all` also finds what is not in force,
 * `bodies` what says the matter beside its title and questions.
 * @typedef {{limit?: number, scope?: Scope, today?: string, all?: boolean, bodies?: boolean}} Options
 * @typedef {{version: number, build: string, files: {index: string, tables: string},
 *   parts?: Listed, bodies?: Folder, cards: string[], cards_per_file: number}} Manifest
 */

const LONGEST = 400;
/** So many characters have readings at least, where the table is one. */
const LEAST_READ = 1000;
/** Milliseconds after a first answer until the whole index is fetched. */
const QUIET = 400;

/** Finds entries of a handbook. */
export class Engine {
  /** @param {Manifest} manifest @param {Reader} read @param {Tables} tables */
  constructor(manifest, read, tables) {
    this.manifest = manifest;
    this.read = read;
    this.tables = tables;
    this.normaliser = new Normaliser(tables);
    const { parts, bodies } = manifest;
    this.parts = parts ? new Parts(read, parts, tables, this.normaliser) : null;
    this.places = new Places(tables, bodies?.terms ?? 1);
    this.texts = bodies ? new Shards(read, `search/${bodies.folder}`) : null;
    /** @type {Promise<Whole> | null} */
    this.opening = null;
    /** @type {Whole | null} */
    this.opened = null;
    this.awaited = false;
  }

  /**
   * Return the whole index; it is fetched only once.
   * @param {Promise<Uint8Array>} [coming] its file
   * @returns {Promise<Whole>}
   */
  whole(coming) {
    if (!this.opening) {
      const file = coming ? coming.then(unpacked) : this.file(this.manifest.files.index);
      const opening = file.then((content) => {
        this.opened = new Whole(content, this.tables, this.normaliser);
        return this.opened;
      });
      // What could not be had once may be there the next time.
      opening.catch(() => (this.opening = null));
      this.opening = opening;
    }
    return this.opening;
  }

  /**
   * Return what answers a text best, the best first; nothing when the text means nothing. Where
   * the index is large, first answers come from parts of it, until the whole of it is here.
   * @param {string} text
   * @param {Options} [options]
   * @returns {Promise<Result[]>}
   */
  async search(text, options = {}) {
    const read = this.normaliser.read([...text.slice(0, 2 * LONGEST)].slice(0, LONGEST).join(""));
    const first = this.opened || options.bodies ? null : await this.fromParts(read, options);
    if (first) return first;
    const { index, ranking, sounds } = await this.whole();
    const query = understand(read, index, sounds, this.tables.empty);
    const found = this.results(index, ranking, query, options);
    return options.bodies && this.texts ? this.withBodies(read, index, query, found, options) : found;
  }

  /**
   * Return the first answers, null where only the whole index can tell.
   * @param {string} read normalised
   * @param {Options} options
   * @returns {Promise<Result[] | null>}
   */
  async fromParts(read, options) {
    const found = await this.parts?.find(read).catch(() => null);
    if (!found || this.opened) return null;
    const { query, excerpt } = found;
    // An excerpt is an index in all that ranking asks for.
    const index = /** @type {Index} */ (/** @type {unknown} */ (excerpt));
    const results = this.results(index, new Ranking(index, this.normaliser, this.tables), query, options);
    if (!results.length) return null;
    this.wholeSoon();
    return results.map((one) => ({ ...one, number: excerpt.numbers[one.number] }));
  }

  /** Fetch the whole index once nobody waits for cards and scripts. */
  wholeSoon() {
    if (this.awaited || this.opening) return;
    this.awaited = true;
    const timer = setTimeout(() => void this.whole().catch(() => (this.awaited = false)), QUIET);
    // Node would wait for it before it ends.
    /** @type {{unref?: () => void}} */ (/** @type {unknown} */ (timer)).unref?.();
  }

  /**
   * @param {Index} index
   * @param {Ranking} ranking
   * @param {Query} query
   * @param {Options} options
   */
  results(index, ranking, query, { limit = 10, scope = {}, today = localDay(), all = false }) {
    /** @type {Result[]} */
    const found = [];
    for (const hit of ranking.rank(query, standing(index, scope, today, all))) {
      if (found.length >= limit) break;
      const relevant = relevance(index, query, hit);
      if (relevant < HOPELESS) continue;
      found.push(result(index, this.normaliser, query, hit, relevant < WEAK));
    }
    return found;
  }

  /**
   * Put what says the matter of a text further down after the last good answer.
   * @param {string} read normalised
   * @param {Index} index
   * @param {Query} query
   * @param {Result[]} found by title, question or label
   * @param {Options} options
   */
  async withBodies(read, index, query, found, { limit = 10, scope = {}, today = localDay(), all = false }) {
    const good = found.slice(0, fitting(found));
    const asked = askedOf(read, this.places, this.tables.empty);
    if (good.length >= limit || !asked.length || !this.texts) return found;
    const texts = await this.texts.get(asked.map(({ shard }) => shard), index.size).catch(() => null);
    if (!texts) return found;
    const known = new Set(good.map(({ number }) => number));
    const further = inBodies(asked, texts, index, standing(index, scope, today, all))
      .filter(({ entry }) => !known.has(entry))
      .map((one) => inBody(index, this.normaliser, query, one));
    if (!further.length) return found;
    const numbers = new Set(further.map(({ number }) => number));
    const rest = found.slice(good.length).filter(({ number }) => !numbers.has(number));
    return [...good, ...further, ...rest].slice(0, limit);
  }

  /** @param {string} name */
  async file(name) {
    return unpacked(await this.read(`search/${name}`));
  }
}

/** The whole index, and what ranks it. */
class Whole {
  /** @param {Uint8Array} content @param {Tables} tables @param {Normaliser} normaliser */
  constructor(content, tables, normaliser) {
    this.index = new Index(content);
    this.ranking = new Ranking(this.index, normaliser, tables);
    /** @type {Sounds | null} */
    let known = null;
    this.sounds = () => (known ??= new Sounds(tables, this.index));
  }
}

/**
 * Open the search of a built site; a BadIndex says what is wrong with its files.
 * @param {string} siteRoot its URL, or in Node the path of its folder
 * @returns {Promise<Engine>}
 */
export async function open(siteRoot) {
  const read = await reader(siteRoot);
  const listed = await read("search/manifest.json");
  try {
    const manifest = JSON.parse(text(listed));
    const tables = read(`search/${manifest.files.tables}`).then(unpacked);
    // Both are on their way at once; whichever fails is heard of where it is awaited.
    const index = manifest.parts ? null : read(`search/${manifest.files.index}`);
    index?.catch(() => {});
    const known = readTables(text(await tables));
    if (known.readings.size < LEAST_READ) throw new BadIndex("The readings are damaged.");
    const engine = new Engine(manifest, read, known);
    if (index) await engine.whole(index);
    return engine;
  } catch (error) {
    if (error instanceof BadIndex) throw error;
    throw new BadIndex("The search files are damaged.");
  }
}
