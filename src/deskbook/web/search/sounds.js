// What letters can stand for: syllables, unfinished ones, initials.

import { syllablesOf } from "./normal.js";

/** @typedef {import("./normal.js").Tables} Tables */
/** @typedef {import("./index.js").Index} Index */

const MOST_KEPT = 20_000;

/**
 * Return the syllable under which accents that confuse these are one: z and zh, n and l, in and
 * ing.
 * @param {string} syllable
 */
export function accentless(syllable) {
  return syllable
    .replace(/^([zcs])h/, "$1")
    .replace(/^l/, "n")
    .replace(/(an|en|in)g$/, "$1");
}

/** The syllables there are, and which pairs of ideographs in an index sound how. */
export class Sounds {
  /** @param {Tables} tables @param {Index} index */
  constructor(tables, index) {
    this.readings = tables.readings;
    this.syllables = syllablesOf(tables);
    this.number = new Map(this.syllables.map((syllable, number) => [syllable, number]));
    /** Every beginning of a syllable, and the syllables that begin so. @type {Map<string, number[]>} */
    this.beginnings = new Map();
    /** @type {number[][]} */
    const alike = [];
    const groups = new Map();
    for (const [number, syllable] of this.syllables.entries()) {
      for (let length = 1; length <= syllable.length; length++) {
        const beginning = syllable.slice(0, length);
        this.beginnings.set(beginning, [...(this.beginnings.get(beginning) ?? []), number]);
      }
      const plain = accentless(syllable);
      if (!groups.has(plain)) groups.set(plain, []);
      groups.get(plain).push(number);
      alike.push(groups.get(plain));
    }
    /** The syllables that some accent makes the same, by number. */
    this.alike = alike;
    this.index = index;
    /** The syllables of single ideographs. @type {Map<number, number[]>} */
    this.heard = new Map();
    /** The terms of single ideographs, by syllable. @type {number[][]} */
    this.singles = this.syllables.map(() => []);
    for (let term = 0; term < index.singles; term++) {
      for (const one of this.ofCode(index.keys[term])) this.singles[one].push(term);
    }
    this.wanted = new Uint8Array(this.syllables.length);
    /** How often two syllables follow each other. @type {Map<string, number>} */
    this.often = new Map();
  }

  /** Return the numbers of the syllables of an ideograph. @param {number} code */
  ofCode(code) {
    let found = this.heard.get(code);
    if (!found) {
      const readings = this.readings.get(String.fromCharCode(code)) ?? [];
      found = readings.map((reading) => this.number.get(reading) ?? 0);
      this.heard.set(code, found);
    }
    return found;
  }

  /**
   * Return the terms of two ideographs that sound like one of the pairs.
   * @param {number[]} first
   * @param {number[]} second
   */
  pairs(first, second) {
    const { index, wanted } = this;
    /** @type {Set<number>} */
    const found = new Set();
    for (const other of second) wanted[other] = 1;
    for (const one of first) {
      for (const single of this.singles[one]) {
        const code = index.keys[single];
        const end = index.firstPair[code + 1];
        for (let term = index.firstPair[code]; term < end; term++) {
          if (this.ofCode(index.keys[term] & 65535).some((other) => wanted[other])) found.add(term);
        }
      }
    }
    for (const other of second) wanted[other] = 0;
    return [...found];
  }

  /**
   * Return the syllables that accents confuse with these, and these.
   * @param {number[]} numbers
   */
  confused(numbers) {
    return numbers.flatMap((number) => this.alike[number]);
  }

  /**
   * Return how letters are most likely read as syllables, the last perhaps unfinished, or null
   * when they cannot be. `parts` are typed with spaces between them.
   * @param {string[]} parts
   * @returns {Syllable[] | null}
   */
  read(parts) {
    /** @type {Path[]} */
    let paths = [{ score: 0, syllables: [] }];
    for (const [index, part] of parts.entries()) {
      paths = this.readPart(part, paths, index === parts.length - 1);
      if (!paths.length) return null;
    }
    return paths.reduce((best, path) => (path.score > best.score ? path : best)).syllables;
  }

  /**
   * @param {string} part
   * @param {Path[]} before
   * @param {boolean} last
   */
  readPart(part, before, last) {
    /** The best paths that end at each letter, by their last syllable. @type {Map<string, Path>[]} */
    const ends = Array.from({ length: part.length + 1 }, () => new Map());
    for (const path of before) ends[0].set(path.syllables.at(-1)?.text ?? "", path);
    for (let start = 0; start < part.length; start++) {
      if (!ends[start].size) continue;
      for (let end = start + 1; end <= Math.min(part.length, start + 6); end++) {
        const text = part.slice(start, end);
        const known = this.number.get(text);
        const open = last && end === part.length;
        const numbers = open ? this.beginnings.get(text) : known === undefined ? undefined : [known];
        if (!numbers) continue;
        const syllable = { text, numbers, whole: known !== undefined };
        for (const path of ends[start].values()) {
          const score = path.score + this.likelihood(path.syllables.at(-1), syllable);
          const other = ends[end].get(text);
          if (!other || score > other.score) {
            ends[end].set(text, { score, syllables: [...path.syllables, syllable] });
          }
        }
      }
    }
    return [...ends[part.length].values()];
  }

  /**
   * @param {Syllable | undefined} before
   * @param {Syllable} syllable
   */
  likelihood(before, syllable) {
    const cost = syllable.whole ? -1 : -1.5;
    if (!before) return cost;
    const name = `${before.text} ${syllable.text} ${syllable.numbers.length}`;
    let known = this.often.get(name);
    if (known === undefined) {
      const terms = this.pairs(before.numbers, syllable.numbers);
      known = terms.reduce((most, term) => Math.max(most, this.index.frequencies[term]), 0);
      if (this.often.size > MOST_KEPT) this.often.clear();
      this.often.set(name, known);
    }
    return known ? cost + 1 + Math.min(known, 16) / 16 : cost;
  }
}

/** @typedef {{text: string, numbers: number[], whole: boolean}} Syllable */
/** @typedef {{score: number, syllables: Syllable[]}} Path */
