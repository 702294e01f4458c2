// Which entries answer a query best.

import { LEVELS } from "./index.js";
import { flat, runs, words } from "./normal.js";
import { Spelling } from "./spelling.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./normal.js").Normaliser} Normaliser */
/** @typedef {import("./normal.js").Tables} Tables */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Wanted} Wanted */

/**
 * An entry and how well it answers. `question` is the number of the closest title or further
 * question, -1 for none; `share` how much of what was asked stands in it; `spelled` where the text
 * stands that the letters of the query spell.
 * @typedef {{entry: number, score: number, question: number, share: number,
 *   spelled: {start: number, end: number} | null}} Hit
 *
 * @typedef {{flat: string, terms: Set<number>, singles: number, others: number}} Question
 */

const LOOKED_AT = 300;
const MOST_QUESTIONS_KEPT = 50_000;
const SATURATION = { long: 4, short: 1.2 };
const TYPICAL_LEVEL = 12;
const BASE = { long: 0.3, short: 1 };
const CONTAINED = 0.5;
const FROM_THE_START = 0.15;
const EQUAL = 1;
const SINGLE = 2;
const SPELLED = 1.2;
const LONGEST_SPELLED = 40;

/** Ranks the entries of one index. */
export class Ranking {
  /** @param {Index} index @param {Normaliser} normaliser @param {Tables} tables */
  constructor(index, normaliser, tables) {
    this.index = index;
    this.normaliser = normaliser;
    this.tables = tables;
    /** @type {Map<number, Question>} */
    this.known = new Map();
    this.scores = new Float64Array(index.size);
    /** @type {Spelling | null} */
    this.spelling = null;
  }

  /**
   * Return the entries that answer a query, the best first.
   * @param {Query} query
   * @param {(entry: number) => number} factor what each entry's score is multiplied by
   * @returns {Hit[]}
   */
  rank(query, factor) {
    const most = this.most(query);
    /** @type {Map<number, Hit>} */
    const hits = new Map();
    for (const entry of this.candidates(query)) {
      hits.set(entry, this.look(query, entry, most ? this.scores[entry] / most : 0));
    }
    this.scores.fill(0);
    if (query.letters && query.flat.length > 1 && query.flat.length <= LONGEST_SPELLED) {
      this.spell(query, hits);
    }
    const found = [...hits.values()];
    for (const hit of found) hit.score *= factor(hit.entry);
    return found
      .filter((hit) => hit.score > 0)
      .sort((a, b) => b.score - a.score || a.entry - b.entry);
  }

  /** The text of a title (numbers below the number of entries) or a further question.
   * @param {number} number */
  text(number) {
    const { size, titles, questions } = this.index;
    return number < size ? titles[number] : questions[number - size];
  }

  /**
   * Return what a title or question is compared by.
   * @param {number} number
   * @returns {Question}
   */
  question(number) {
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
    const found = { flat: flat(text), terms, singles, others };
    if (this.known.size > MOST_QUESTIONS_KEPT) this.known.clear();
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
      for (let place = 0; place < run.text.length; place++) {
        const code = run.text.charCodeAt(place);
        terms.add(this.index.key(code));
        if (place + 1 < run.text.length) {
          terms.add(this.index.key(code * 65536 + run.text.charCodeAt(place + 1)));
        }
      }
    }
    terms.delete(-1);
    return terms;
  }

  /** Return about the highest score an entry can have for a query. @param {Query} query */
  most(query) {
    const [gain] = gains(query, LEVELS.subarray(TYPICAL_LEVEL, TYPICAL_LEVEL + 1));
    let most = 0;
    for (const wanted of query.wanted) most += wanted.rarity * wanted.weight * gain;
    return most;
  }

  /**
   * Return the entries that have most of what is wanted (BM25F); `scores` holds how much.
   * @param {Query} query
   * @returns {number[]}
   */
  candidates(query) {
    const { scores } = this;
    const gain = gains(query, LEVELS);
    /** @type {number[]} */
    const touched = [];
    /** @param {number} entry @param {number} score */
    const add = (entry, score) => {
      if (scores[entry] === 0) touched.push(entry);
      scores[entry] += score;
    };
    for (const { alternatives, rarity, weight } of query.wanted) {
      /** @type {Map<number, number>} */
      const best = new Map();
      for (const [term, factor] of alternatives) {
        const { entries, levels } = this.index.postings(term);
        for (let place = 0; place < entries.length; place++) {
          const score = rarity * weight * factor * gain[levels[place]];
          if (alternatives.size === 1) add(entries[place], score);
          else if (score > (best.get(entries[place]) ?? 0)) best.set(entries[place], score);
        }
      }
      for (const [entry, score] of best) add(entry, score);
    }
    touched.sort((a, b) => scores[b] - scores[a] || a - b);
    for (const entry of touched.splice(LOOKED_AT)) scores[entry] = 0;
    return touched;
  }

  /**
   * Look at the title and questions of an entry one by one; the closest counts.
   * @param {Query} query
   * @param {number} entry
   * @param {number} base
   * @returns {Hit}
   */
  look(query, entry, base) {
    const { size, firstQuestion } = this.index;
    const hit = this.closeness(query, entry);
    for (let one = firstQuestion[entry]; one < firstQuestion[entry + 1]; one++) {
      const other = this.closeness(query, size + one);
      if (other.score > hit.score) Object.assign(hit, other);
    }
    const score = (query.long ? BASE.long : BASE.short) * base + hit.score;
    return { entry, score, question: hit.question, share: hit.share, spelled: null };
  }

  /**
   * Compare a query with one title or question: how much they have in common of what both have
   * (Dice's coefficient for sentences, cosine for key words), and whether one holds the other.
   * @param {Query} query
   * @param {number} number
   */
  closeness(query, number) {
    const { flat: text, terms, singles, others } = this.question(number);
    let common = 0;
    let asked = 0;
    let written = false;
    for (const wanted of query.wanted) {
      const weight = Math.max(wanted.single ? SINGLE : 1, wanted.weight) * Math.sqrt(wanted.rarity);
      asked += weight;
      written ||= wanted.single;
      let best = 0;
      for (const [term, factor] of wanted.alternatives) {
        if (factor > best && terms.has(term)) best = factor;
      }
      common += best * weight;
    }
    const own = others + (written ? singles : 0);
    let score = 0;
    if (common) score = query.long ? (2 * common) / (asked + own) : common / Math.sqrt(asked * own);
    if (query.flat.length > 1 && text.includes(query.flat)) {
      score += CONTAINED;
      if (text.startsWith(query.flat)) score += FROM_THE_START;
      if (text === query.flat) score += EQUAL;
    }
    return { score, question: common ? number : -1, share: asked ? common / asked : 0 };
  }

  /**
   * Add what is spelled as typed: by syllables, by initials, or partly.
   * @param {Query} query
   * @param {Map<number, Hit>} hits
   */
  spell(query, hits) {
    const { size, questions, firstQuestion } = this.index;
    const count = size + questions.length;
    this.spelling ??= new Spelling(
      this.tables,
      Array.from({ length: count }, (_, number) => flat(this.normaliser.read(this.text(number)))),
    );
    let owner = 0;
    for (let number = 0; number < count; number++) {
      while (number >= size && firstQuestion[owner + 1] <= number - size) owner += 1;
      const entry = number < size ? number : owner;
      const spelled = this.spelling.find(number, query.flat);
      if (!spelled) continue;
      const share = (spelled.end - spelled.start) / this.spelling.texts[number].length;
      const gain = SPELLED * (0.6 + 0.2 * share + (spelled.start === 0 ? 0.2 : 0));
      const hit = hits.get(entry);
      if (!hit) hits.set(entry, { entry, score: gain, question: number, share: 1, spelled });
      else if (!hit.spelled) Object.assign(hit, { score: hit.score + gain, question: number, share: 1, spelled });
    }
  }
}

/**
 * Return what the weights of the index gain, which grows ever more slowly (k of BM25).
 * @param {Query} query
 * @param {Float64Array} weights
 */
function gains(query, weights) {
  const k = query.long ? SATURATION.long : SATURATION.short;
  return weights.map((weight) => (weight * (k + 1)) / (weight + k));
}
