// In which file a term is, where terms are divided among many, and such files kept.
// `deskbook.search.shards` writes them.

import { opened, unpacked } from "./files.js";
import { PackedLexicon } from "./lexicon.js";
import { syllablesOf } from "./normal.js";

/** @typedef {import("./files.js").Reader} Reader */
/** @typedef {import("./normal.js").Tables} Tables */
/** @typedef {{folder: string, terms: number}} Folder */

const SECOND = 4;
const SPREAD = 0x9e3779b1;

/** Says which shard of so many a term is in: pairs that sound the same are together. */
export class Places {
  /** @param {Tables} tables @param {number} count a power of two */
  constructor(tables, count) {
    this.syllables = syllablesOf(tables);
    this.numbers = new Map(this.syllables.map((syllable, number) => [syllable, number]));
    this.readings = tables.readings;
    this.bits = Math.log2(count);
  }

  /** @param {number} first @param {number} second codes */
  ofPair(first, second) {
    return this.ofSounds(this.syllable(first), this.syllable(second));
  }

  /** @param {number} first @param {number} second numbers of syllables */
  ofSounds(first, second) {
    return this.of(first * SECOND + (second % SECOND));
  }

  /** @param {string} word */
  ofWord(word) {
    return this.of(word.charCodeAt(0) + (word.length > 1 ? word.charCodeAt(1) * 65536 : 0));
  }

  /** The number of the usual syllable of a character, or one beyond them all. @param {number} code */
  syllable(code) {
    const usual = this.readings.get(String.fromCharCode(code))?.[0];
    return (usual ? this.numbers.get(usual) : undefined) ?? this.numbers.size + (code % 512);
  }

  /** Return the numbers of the syllables that begin so. @param {string} text */
  beginning(text) {
    return this.syllables.flatMap((syllable, number) => (syllable.startsWith(text) ? [number] : []));
  }

  /** @param {number} place */
  of(place) {
    return this.bits ? Math.imul(place, SPREAD) >>> (32 - this.bits) : 0;
  }
}

/** Shards of terms, fetched when they are asked for and then kept. */
export class Shards {
  /** @param {Reader} read @param {string} path what the paths of the shards begin with */
  constructor(read, path) {
    this.read = read;
    this.path = path;
    /** @type {Map<number, Promise<PackedLexicon>>} */
    this.known = new Map();
  }

  /**
   * Return shards by their numbers.
   * @param {Iterable<number>} numbers
   * @param {number} size of the whole index
   * @returns {Promise<Map<number, PackedLexicon>>}
   */
  async get(numbers, size) {
    const wanted = [...new Set(numbers)];
    const found = await Promise.all(wanted.map((number) => this.one(number, size)));
    return new Map(wanted.map((number, place) => [number, found[place]]));
  }

  /** @param {number} number @param {number} size */
  one(number, size) {
    let found = this.known.get(number);
    if (!found) {
      found = this.read(`${this.path}${number}.bin`)
        .then(unpacked)
        .then((content) => new PackedLexicon(opened(content).sections, size));
      this.known.set(number, found);
      // What could not be had once may be there the next time.
      found.catch(() => this.known.delete(number));
    }
    return found;
  }
}
