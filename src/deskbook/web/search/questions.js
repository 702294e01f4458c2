// The titles and further questions of an index, read for comparison one by one when needed.

import { ideas, negated } from "./ideas.js";
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
