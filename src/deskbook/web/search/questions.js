// The titles and further questions of an index, read for comparison one by one when needed, and what
// a sentence is about, however it is said.

import { flat, runs, words } from "./normal.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./normal.js").Normaliser} Normaliser */
/** @typedef {import("./normal.js").Tables} Tables */

/**
 * What a title or question is compared by: its text without what carries no meaning, its terms,
 * how telling its single ideographs and its other terms are together, its ideas, and whether it says
 * that something is not so.
 * @typedef {{flat: string, terms: number[], singles: number, others: number, ideas: string[],
 *   negated: boolean}} Question
 */

/** How much a single ideograph counts where texts are compared. */
export const SINGLE = 2;
const MOST_KEPT = 50_000;
const LONGEST = 5;
const NEGATIONS = /[\u4e0d\u6ca1\u65e0\u672a]/;

/** Titles (numbers below the number of entries), then further questions. */
export class Questions {
  /** @param {Index} index @param {Normaliser} normaliser @param {Tables} tables */
  constructor(index, normaliser, tables) {
    this.index = index;
    this.tables = tables;
    this.normaliser = normaliser;
    /** @type {Map<number, Question>} */
    this.known = new Map();
  }

  /** @param {number} number */
  text(number) {
    const { size, titles, questions } = this.index;
    return number < size ? titles[number] : questions[number - size];
  }

  /** Return all texts, normalised and flat, a line for each. */
  lines() {
    const { titles, questions } = this.index;
    return flat(this.normaliser.read([...titles, ...questions].join("\n")));
  }

  /**
   * @param {number} number
   * @returns {Question}
   */
  get(number) {
    const known = this.known.get(number);
    if (known) return known;
    const text = this.normaliser.read(this.text(number));
    const terms = this.termsOf(text);
    let singles = 0;
    let others = 0;
    for (const term of terms) {
      const weight = Math.sqrt(this.index.rarity[term]);
      if (term < this.index.singles) singles += SINGLE * weight;
      else others += weight;
    }
    const bare = flat(text);
    const about = [...ideas(bare, this.tables)];
    const found = { flat: bare, terms, singles, others, ideas: about, negated: negated(bare) };
    if (this.known.size > MOST_KEPT) this.known.clear();
    this.known.set(number, found);
    return found;
  }

  /** @param {string} text normalised */
  termsOf(text) {
    /** @type {Set<number>} */
    const terms = new Set();
    for (const run of runs(text)) {
      if (!run.han) {
        terms.add(this.index.word(words(run.text)[0]));
        continue;
      }
      let code = run.text.charCodeAt(0);
      for (let place = 1; place <= run.text.length; place++) {
        terms.add(this.index.key(code));
        if (place === run.text.length) break;
        const next = run.text.charCodeAt(place);
        terms.add(this.index.key(code * 65536 + next));
        code = next;
      }
    }
    terms.delete(-1);
    return [...terms];
  }
}

/**
 * Return what a flat text is about: its ideographs, everyday words by the first of those that are
 * used for each other, and words of letters; without what asks nothing.
 * @param {string} text
 * @param {Tables} tables
 * @returns {Set<string>}
 */
export function ideas(text, { alike, empty }) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const run of runs(text)) {
    if (!run.han) found.add(run.text);
    for (let start = 0; run.han && start < run.text.length; ) {
      let length = Math.min(LONGEST, run.text.length - start);
      for (; length > 0; length--) {
        const word = run.text.slice(start, start + length);
        const idea = alike.get(word);
        if (idea) found.add(idea);
        if (idea || empty.has(word)) break;
      }
      if (!length) found.add(run.text[start]);
      start += Math.max(1, length);
    }
  }
  return found;
}

/** Whether a text says that something is not so. @param {string} text */
export function negated(text) {
  return NEGATIONS.test(text);
}

/**
 * Return how much of two texts is the same letters in the same order, from 0 to 1.
 * @param {string} one
 * @param {string} other
 */
export function inOrder(one, other) {
  // The longest common subsequence with each beginning of the other text.
  const longest = new Uint16Array(other.length + 1);
  for (let place = 0; place < one.length; place++) {
    const unit = one.charCodeAt(place);
    let before = 0;
    for (let end = 1; end <= other.length; end++) {
      const above = longest[end];
      if (other.charCodeAt(end - 1) === unit) longest[end] = before + 1;
      else if (longest[end - 1] > above) longest[end] = longest[end - 1];
      before = above;
    }
  }
  const length = longest[other.length];
  return length ? (2 * length) / (one.length + other.length) : 0;
}
