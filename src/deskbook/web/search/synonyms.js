// Words that mean the same, from the glossary.

import { runs, words } from "./normal.js";

/** @typedef {import("./index.js").Index} Index */

/** A label that stands in a text, and the other labels of its terms.
 * @typedef {{start: number, end: number, others: string[]}} Found */

export class Synonyms {
  /** @param {string[][]} groups normalised labels of each term */
  constructor(groups) {
    /** @type {Map<string, string[]>} */
    this.others = new Map();
    this.longest = 0;
    for (const group of groups) {
      for (const label of group) {
        const others = group.filter((other) => other !== label);
        this.others.set(label, [...(this.others.get(label) ?? []), ...others]);
        this.longest = Math.max(this.longest, label.length);
      }
    }
  }

  /**
   * Return the labels in a text, the longest first at each place.
   * @param {string} text
   * @returns {Found[]}
   */
  within(text) {
    /** @type {Found[]} */
    const found = [];
    for (let start = 0; start < text.length; ) {
      let length = Math.min(this.longest, text.length - start);
      while (length > 0 && !this.others.has(text.slice(start, start + length))) length -= 1;
      if (length > 0) {
        const others = this.others.get(text.slice(start, start + length)) ?? [];
        found.push({ start, end: start + length, others });
      }
      start += Math.max(1, length);
    }
    return found;
  }

  /**
   * Return the terms of a label that an index has: pairs of ideographs, or words.
   * @param {string} label
   * @param {Index} index
   */
  terms(label, index) {
    const found = [];
    for (const run of runs(label)) {
      if (!run.han) found.push(index.word(words(run.text)[0]));
      for (let place = 0; run.han && place + 1 < run.text.length; place++) {
        found.push(index.key(run.text.charCodeAt(place) * 65536 + run.text.charCodeAt(place + 1)));
      }
    }
    return found.filter((term) => term >= 0);
  }
}
