// The index as `deskbook.search.pack` writes it, opened, and the words of the glossary that mean the
// same.

import { lines, opened, sums, text, varints } from "./files.js";
import { PackedLexicon } from "./lexicon.js";
import { runs, words } from "./normal.js";

const LOWEST = 0.3;
const RATIO = 1.36;

/** What the levels of the index weigh; multiplied, since powers are not the same everywhere. */
export const LEVELS = new Float64Array(16).fill(LOWEST);
for (let level = 1; level < 16; level++) LEVELS[level] = LEVELS[level - 1] * RATIO;

/**
 * What is known of the entries: numbers into the lists. A scope names the entries it holds.
 * @typedef {{confidence: string, from: string, to: string, due: string}} State
 * @typedef {{kinds: string[], kind: number[], organizations: string[], organization: number[],
 *   ids: string[], states: State[], state: number[], scopes: Record<string, number[]>}} Facts
 */

/** The terms, entries and questions of an index. */
export class Index extends PackedLexicon {
  /** @param {Uint8Array} content */
  constructor(content) {
    const { header, sections } = opened(content);
    super(sections, header.entries);
    this.titles = lines(sections.titles);
    this.addresses = lines(sections.addresses);
    this.questions = lines(sections.questions);
    /** The first further question of each entry. */
    this.firstQuestion = sums(varints(sections.counts, this.size));
    /** Kind, organization, state and scopes of the entries. @type {Facts} */
    this.facts = JSON.parse(text(sections.facts));
    this.synonyms = new Synonyms(lines(sections.synonyms).map((line) => line.split("\t")));
  }
}

/** A label that stands in a text, and the other labels of its terms.
 * @typedef {{start: number, end: number, others: string[]}} Found */

const INSIDE = /[a-z]{2}|[0-9]{2}/;

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
   * Return the labels in a text, the longest first at each place; none that is cut out of a word or
   * number.
   * @param {string} text
   * @returns {Found[]}
   */
  within(text) {
    /** @type {Found[]} */
    const found = [];
    for (let start = 0; start < text.length; ) {
      let length = Math.min(this.longest, text.length - start);
      while (length > 0 && !this.stands(text, start, start + length)) length -= 1;
      if (length > 0) {
        const others = this.others.get(text.slice(start, start + length)) ?? [];
        found.push({ start, end: start + length, others });
      }
      start += Math.max(1, length);
    }
    return found;
  }

  /** @param {string} text @param {number} start @param {number} end */
  stands(text, start, end) {
    const cut = (/** @type {number} */ place) => INSIDE.test(text.slice(Math.max(0, place - 1), place + 1));
    return this.others.has(text.slice(start, end)) && !cut(start) && !cut(end);
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
