// Which entries answer a query best.

import { LEVELS } from "./index.js";
import { Questions, SINGLE, ideas, inOrder, negated } from "./questions.js";
import { Spelling } from "./spelling.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./normal.js").Normaliser} Normaliser */
/** @typedef {import("./normal.js").Tables} Tables */
/** @typedef {import("./query.js").Query} Query */

/**
 * An entry and how well it answers. `question` is the number of the closest title or further
 * question, -1 for none; `contained` whether that holds the query as typed; `spelled` where the
 * text stands that the query spells, perhaps with the very letters; `closeness` how close that
 * title or question is, whatever the entry counts for.
 * @typedef {{entry: number, score: number, question: number, contained: boolean, closeness: number,
 *   spelled: {start: number, end: number} | null}} Hit
 *
 * A query for comparison: what each thing wanted weighs and all weigh together, whether ideographs
 * are written, its ideas, whether it denies something, and where each term serves.
 * @typedef {{query: Query, weights: number[], asked: number, written: boolean, about: Set<string>,
 *   denies: boolean, links: {term: number, place: number, factor: number, next: number}[]}} Compared
 */

const LOOKED_AT = 300;
const LISTENED_TO = 60;
const SATURATION = { long: 4, short: 1.2 };
const TYPICAL_LEVEL = 12;
const BASE = { long: 0.4, short: 1 };
/** What each stretch of a rambling sentence adds, by its own closest title or question. */
const STRETCH = 0.1;
/** How close sentences are: by telling terms in common, by ideas, by the order of letters, and since
 * both or neither say that something is not so. */
const COMMON = 0.25;
const IDEAS = 0.5;
const IN_ORDER = 0.25;
const SAME_SIGN = 0.04;
const CONTAINED = 0.5;
const FROM_THE_START = 0.15;
const EQUAL = 1;
const SPELLED = 1.2;
const LONGEST_SPELLED = 40;

/** Ranks the entries of one index. */
export class Ranking {
  /** @param {Index} index @param {Normaliser} normaliser @param {Tables} tables */
  constructor(index, normaliser, tables) {
    this.index = index;
    this.tables = tables;
    this.questions = new Questions(index, normaliser, tables);
    this.scores = new Float64Array(index.size);
    /** The best score of one thing wanted, where several terms serve. */
    this.best = new Float64Array(index.size);
    /** The first link of each term, 0 for none: what it serves in the query at hand. */
    this.heads = new Int32Array(index.terms);
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
    const compared = this.compared(query);
    const most = this.most(query);
    /** @type {Map<number, Hit>} */
    const hits = new Map();
    const base = query.long ? BASE.long : BASE.short;
    for (const entry of this.candidates(query, factor)) {
      const { score: closeness, question, contained } = this.closest(compared, entry);
      const score = (most ? (base * this.scores[entry]) / most : 0) + closeness;
      hits.set(entry, { entry, score, question, contained, closeness, spelled: null });
    }
    this.scores.fill(0);
    this.release(compared);
    const best = (query.stretches.length ? [...hits.values()] : [])
      .sort((a, b) => b.score - a.score || a.entry - b.entry)
      .slice(0, LISTENED_TO);
    for (const stretch of query.stretches) {
      const bit = this.compared(stretch);
      for (const hit of best) hit.score += STRETCH * this.closest(bit, hit.entry).score;
      this.release(bit);
    }
    if (query.letters && query.flat.length > 1 && query.flat.length <= LONGEST_SPELLED) {
      this.spell(query, hits);
    }
    const found = [...hits.values()];
    for (const hit of found) hit.score *= factor(hit.entry);
    return found
      .filter((hit) => hit.score > 0)
      .sort((a, b) => b.score - a.score || a.entry - b.entry);
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
   * @param {(entry: number) => number} factor
   * @returns {number[]}
   */
  candidates(query, factor) {
    const { scores, best } = this;
    const gain = gains(query, LEVELS);
    const points = new Float64Array(LEVELS.length);
    /** @type {number[]} */
    const touched = [];
    for (const { alternatives, rarity, weight } of query.wanted) {
      /** @type {number[]} */
      const having = [];
      for (const [term, factor] of alternatives) {
        for (let level = 0; level < points.length; level++) {
          points[level] = rarity * weight * factor * gain[level];
        }
        const { entries, levels } = this.index.postings(term);
        for (let place = 0; place < entries.length; place++) {
          const entry = entries[place];
          const score = points[levels[place]];
          if (best[entry] === 0) having.push(entry);
          if (score > best[entry]) best[entry] = score;
        }
      }
      for (const entry of having) {
        if (scores[entry] === 0) touched.push(entry);
        scores[entry] += best[entry];
        best[entry] = 0;
      }
    }
    const allowed = touched.filter((entry) => factor(entry) > 0);
    let least = 0;
    if (allowed.length > LOOKED_AT) {
      // Numbers sort far faster by themselves than entries by their numbers.
      const sorted = new Float64Array(allowed.length);
      for (let place = 0; place < sorted.length; place++) sorted[place] = scores[allowed[place]];
      sorted.sort();
      least = sorted[sorted.length - LOOKED_AT];
    }
    return allowed
      .filter((entry) => scores[entry] >= least)
      .sort((a, b) => scores[b] - scores[a] || a - b)
      .slice(0, LOOKED_AT);
  }

  /**
   * Look at the title and questions of an entry one by one; the closest counts.
   * @param {Compared} compared
   * @param {number} entry
   */
  closest(compared, entry) {
    const { size, firstQuestion } = this.index;
    let closest = this.closeness(compared, entry);
    for (let one = firstQuestion[entry]; one < firstQuestion[entry + 1]; one++) {
      const other = this.closeness(compared, size + one);
      if (other.score > closest.score) closest = other;
    }
    return closest;
  }

  /**
   * Return what titles and questions are compared with. The links of a term follow each other in
   * a chain that begins at `heads`.
   * @param {Query} query
   * @returns {Compared}
   */
  compared(query) {
    const { heads } = this;
    /** @type {Compared} */
    const found = {
      query,
      weights: [],
      asked: 0,
      written: false,
      about: ideas(query.flat, this.tables),
      denies: negated(query.flat),
      links: [],
    };
    for (const [place, wanted] of query.wanted.entries()) {
      const weight = Math.max(wanted.single ? SINGLE : 1, wanted.weight) * Math.sqrt(wanted.rarity);
      found.weights.push(weight);
      found.asked += weight;
      found.written ||= wanted.single;
      for (const [term, factor] of wanted.alternatives) {
        found.links.push({ term, place, factor, next: heads[term] });
        heads[term] = found.links.length;
      }
    }
    return found;
  }

  /** Forget what terms serve in a query. @param {Compared} compared */
  release({ links }) {
    for (const { term } of links) this.heads[term] = 0;
  }

  /**
   * Compare a query with one title or question: how much they have in common of what both have
   * (Dice's coefficient for sentences, also of their ideas; cosine for key words), and whether one
   * holds the other.
   * @param {Compared} compared
   * @param {number} number
   */
  closeness(compared, number) {
    const { query, weights, asked, written, links } = compared;
    const question = this.questions.get(number);
    const { flat: text, terms, singles, others } = question;
    const best = new Float64Array(weights.length);
    for (const term of terms) {
      for (let link = this.heads[term]; link; link = links[link - 1].next) {
        const { place, factor } = links[link - 1];
        if (factor > best[place]) best[place] = factor;
      }
    }
    let common = 0;
    for (let place = 0; place < best.length; place++) common += best[place] * weights[place];
    const own = others + (written ? singles : 0);
    let score = 0;
    if (common && query.long) score = (COMMON * 2 * common) / (asked + own) + alike(compared, question);
    else if (common) score = common / Math.sqrt(asked * own);
    const contained = query.flat.length > 1 && text.includes(query.flat);
    if (contained) {
      score += CONTAINED;
      if (text.startsWith(query.flat)) score += FROM_THE_START;
      if (text === query.flat) score += EQUAL;
    }
    return { score, question: common ? number : -1, contained };
  }

  /**
   * Add what is spelled as typed: by syllables, by initials, or partly.
   * @param {Query} query
   * @param {Map<number, Hit>} hits
   */
  spell(query, hits) {
    const { size, firstQuestion } = this.index;
    this.spelling ??= new Spelling(this.tables, this.questions.lines());
    let owner = 0;
    for (const { number, start, end, length, literal } of this.spelling.find(query.flat)) {
      while (number >= size && firstQuestion[owner + 1] <= number - size) owner += 1;
      const entry = number < size ? number : owner;
      const spelled = { start, end };
      const gain = SPELLED * (0.6 + 0.2 * ((end - start) / length) + (start === 0 ? 0.2 : 0));
      const hit = hits.get(entry);
      const found = { question: number, contained: literal, spelled };
      if (!hit) hits.set(entry, { entry, score: gain, closeness: 0, ...found });
      else if (!hit.spelled) Object.assign(hit, { score: hit.score + gain, ...found });
    }
  }
}

/**
 * Return how close a sentence is to a question by ideas, order and sign.
 * @param {Compared} compared
 * @param {import("./questions.js").Question} question
 */
function alike({ query, about, denies }, question) {
  let common = 0;
  for (const idea of question.ideas) if (about.has(idea)) common += 1;
  const both = about.size + question.ideas.length;
  const shared = both ? (2 * common) / both : 0;
  const order = inOrder(query.flat, question.flat);
  return IDEAS * shared + IN_ORDER * order + (denies === question.negated ? SAME_SIGN : 0);
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
