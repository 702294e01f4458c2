// The search engine of a built site, for a page, a Worker and Node alike.
//
//     const engine = await open("https://example.org/handbook/");
//     const results = await engine.search("退款多久到账");

import { reader, unpacked, BadIndex } from "./search/files.js";
import { Index } from "./search/index.js";
import { Normaliser, readTables } from "./search/normal.js";
import { understand } from "./search/query.js";
import { Ranking } from "./search/rank.js";
import { HOPELESS, WEAK, relevance } from "./search/relevance.js";
import { result } from "./search/result.js";
import { Sounds } from "./search/sounds.js";
import { standing } from "./search/standing.js";

/** @typedef {import("./search/files.js").Reader} Reader */
/** @typedef {import("./search/normal.js").Tables} Tables */
/** @typedef {import("./search/result.js").Result} Result */
/** @typedef {import("./search/standing.js").Scope} Scope */

/**
 * `today` is an ISO date, the reader's own day if not given; `all` also finds what is not in force.
 * @typedef {{limit?: number, scope?: Scope, today?: string, all?: boolean}} Options
 * @typedef {{version: number, build: string, files: {index: string, tables: string},
 *   cards: string[], cards_per_file: number}} Manifest
 */

const LONGEST = 400;

/** Finds entries of a handbook. */
export class Engine {
  /** @param {Uint8Array} index @param {Tables} tables */
  constructor(index, tables) {
    this.index = new Index(index);
    this.normaliser = new Normaliser(tables);
    this.ranking = new Ranking(this.index, this.normaliser, tables);
    /** @type {Sounds | null} */
    this.sounds = null;
    this.tables = tables;
    /** @type {Manifest | null} */
    this.manifest = null;
    /** @type {Reader | null} */
    this.read = null;
  }

  /**
   * Return what answers a text best, the best first; nothing when the text means nothing.
   * @param {string} text
   * @param {Options} [options]
   * @returns {Promise<Result[]>}
   */
  async search(text, { limit = 10, scope = {}, today = localDay(), all = false } = {}) {
    const read = this.normaliser.read([...text.slice(0, 2 * LONGEST)].slice(0, LONGEST).join(""));
    const query = understand(read, this.index, () => this.heard(), this.tables.empty);
    /** @type {Result[]} */
    const found = [];
    for (const hit of this.ranking.rank(query, standing(this.index, scope, today, all))) {
      if (found.length >= limit) break;
      const relevant = relevance(this.index, query, hit);
      if (relevant < HOPELESS) continue;
      found.push(result(this.index, this.normaliser, query, hit, relevant < WEAK));
    }
    return found;
  }

  heard() {
    return (this.sounds ??= new Sounds(this.tables, this.index));
  }

  /**
   * Return what the desk shows of an entry.
   * @param {number} number of the entry
   * @returns {Promise<Record<string, unknown>>}
   */
  async card(number) {
    if (!this.manifest || !this.read) throw new BadIndex("There are no cards.");
    const size = this.manifest.cards_per_file;
    const name = this.manifest.cards[Math.floor(number / size)];
    const bytes = await unpacked(await this.read(`search/${name}`));
    return JSON.parse(new TextDecoder().decode(bytes))[number % size];
  }
}

/**
 * Open the search of a built site; a BadIndex says what is wrong with its files.
 * @param {string} siteRoot its URL, or in Node the path of its folder
 * @returns {Promise<Engine>}
 */
export async function open(siteRoot) {
  const read = await reader(siteRoot);
  const text = new TextDecoder();
  const listed = await read("search/manifest.json");
  try {
    const manifest = JSON.parse(text.decode(listed));
    const [index, tables] = await Promise.all(
      [manifest.files.index, manifest.files.tables].map(async (name) =>
        unpacked(await read(`search/${name}`)),
      ),
    );
    const engine = new Engine(index, readTables(text.decode(tables)));
    engine.manifest = manifest;
    engine.read = read;
    return engine;
  } catch (error) {
    if (error instanceof BadIndex) throw error;
    throw new BadIndex("The search files are damaged.");
  }
}

/** The reader's day, as an ISO date. */
function localDay() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
