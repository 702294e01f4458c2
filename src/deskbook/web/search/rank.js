// Which entries answer a query best.

import { LEVELS } from "./index.js";
import { flat, runs, words } from "./normal.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./normal.js").Normaliser} Normaliser */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./spelling.js").Spelling} Spelling */

/** @typedef {{entry: number, score: number, question: number, why: string}} Hit */

const LOOKED_AT = 300;

export const W = { base: 1, close: 1, contains: 0.5, starts: 0.15, equal: 1, spelled: 1.2, second: 0.1 , kl:4, ks:1.2};

/** Ranks the entries of one index. */
export class Ranking {
  /**
   * @param {Index} index
   * @param {Normaliser} normaliser
   * @param {(texts: string[]) => Spelling} spelling
   */
  constructor(index, normaliser, spelling) {
    this.index = index;
    this.normaliser = normaliser;
    this.makeSpelling = spelling;
    /** @type {Map<number, {flat: string, terms: Set<number>, singles: number, pairs: number}>} */
    this.known = new Map();
    this.scores = new Float64Array(index.size);
    /** @type {Spelling | null} */
    this.spelling = null;
  }

  /** The text of a title (number below the number of entries) or a further question.
   * @param {number} number */
  text(number) {
    const { size, titles, questions } = this.index;
    return number < size ? titles[number] : questions[number - size];
  }

  /** @param {number} number */
  question(number) {
    let found = this.known.get(number);
    if (!found) {
      const text = this.normaliser.read(this.text(number));
      const terms = new Set();
      let singles = 0;
      let pairs = 0;
      for (const run of runs(text)) {
        if (run.han) {
          for (let place = 0; place < run.text.length; place++) {
            const code = run.text.charCodeAt(place);
            terms.add(this.index.key(code));
            if (place + 1 < run.text.length) {
              terms.add(this.index.key(code * 65536 + run.text.charCodeAt(place + 1)));
            }
          }
        } else terms.add(this.index.word(words(run.text)[0]));
      }
      terms.delete(-1);
      for (const term of terms) {
        if (this.index.keys[term] < 65536) singles += 2 * Math.sqrt(this.index.rarity[term]);
        else pairs += Math.sqrt(this.index.rarity[term]);
      }
      found = { flat: flat(text), terms, singles, pairs };
      if (this.known.size > 50_000) this.known.clear();
      this.known.set(number, found);
    }
    return found;
  }

  /**
   * @param {Query} query
   * @param {number} limit
   * @returns {Hit[]}
   */
  rank(query, limit) {
    const candidates = this.candidates(query);
    /** @type {Map<number, Hit>} */
    const hits = new Map();
    const most = this.most(query);
    for (const entry of candidates) {
      hits.set(entry, this.look(query, entry, most ? this.scores[entry] / most : 0));
    }
    this.scores.fill(0);
    if (query.letters && query.flat.length > 1) this.spell(query, hits);
    return [...hits.values()].sort((a, b) => b.score - a.score || a.entry - b.entry).slice(0, limit);
  }

  /** @param {Query} query */
  most(query) {
    const k = query.long ? W.kl : W.ks;
    const weight = LEVELS[12];
    let most = 0;
    for (const wanted of query.wanted) {
      most += wanted.rarity * wanted.weight * ((weight * (k + 1)) / (weight + k));
    }
    return most;
  }

  /**
   * Return the entries that have most of what is wanted; `scores` holds how much.
   * @param {Query} query
   */
  candidates(query) {
    const { scores } = this;
    const k = query.long ? W.kl : W.ks;
    const gains = LEVELS.map((weight) => (weight * (k + 1)) / (weight + k));
    const touched = [];
    for (const wanted of query.wanted) {
      if (wanted.alternatives.size === 1) {
        const [[term, factor]] = wanted.alternatives;
        const { entries, levels } = this.index.postings(term);
        const gain = wanted.rarity * wanted.weight * factor;
        for (let place = 0; place < entries.length; place++) {
          const entry = entries[place];
          if (scores[entry] === 0) touched.push(entry);
          scores[entry] += gain * gains[levels[place]];
        }
        continue;
      }
      /** @type {Map<number, number>} */
      const best = new Map();
      for (const [term, factor] of wanted.alternatives) {
        const { entries, levels } = this.index.postings(term);
        for (let place = 0; place < entries.length; place++) {
          const gain = factor * gains[levels[place]];
          if (gain > (best.get(entries[place]) ?? 0)) best.set(entries[place], gain);
        }
      }
      for (const [entry, gain] of best) {
        if (scores[entry] === 0) touched.push(entry);
        scores[entry] += wanted.rarity * wanted.weight * gain;
      }
    }
    touched.sort((a, b) => scores[b] - scores[a] || a - b);
    for (const entry of touched.splice(LOOKED_AT)) scores[entry] = 0;
    return touched;
  }

  /**
   * Look at the questions of an entry one by one.
   * @param {Query} query
   * @param {number} entry
   * @param {number} base
   * @returns {Hit}
   */
  look(query, entry, base) {
    let best = 0;
    let question = -1;
    for (const number of this.questionsOf(entry)) {
      const one = this.closeness(query, number);
      if (one > best) [best, question] = [one, number];
    }
    return { entry, score: (query.long ? 0.3 : 1) * base + best, question, why: "" };
  }

  /** @param {number} entry */
  questionsOf(entry) {
    const { size, firstQuestion } = this.index;
    const numbers = [entry];
    for (let one = firstQuestion[entry]; one < firstQuestion[entry + 1]; one++) numbers.push(size + one);
    return numbers;
  }

  /** @param {Query} query @param {number} number */
  closeness(query, number) {
    const { flat: text, terms, singles, pairs } = this.question(number);
    let common = 0;
    let wantedAll = 0;
    let letters = true;
    for (const wanted of query.wanted) {
      const weight = (wanted.pair ? Math.max(1, wanted.weight) : 2) * Math.sqrt(wanted.rarity);
      wantedAll += weight;
      let best = 0;
      for (const [term, factor] of wanted.alternatives) {
        if (factor > best && terms.has(term)) best = factor;
      }
      common += best * weight;
      if (!wanted.pair) letters = false;
    }
    const own = pairs + (letters ? 0 : singles);
    let score = 0;
    if (common) score = W.close * (query.long ? (2 * common) / (wantedAll + own) : common / Math.sqrt(wantedAll * own));
    if (query.flat.length > 1 && text.includes(query.flat)) {
      score += W.contains;
      if (text.startsWith(query.flat)) score += W.starts;
      if (text === query.flat) score += W.equal;
    }
    return score;
  }

  /**
   * Add what is spelled as typed.
   * @param {Query} query
   * @param {Map<number, Hit>} hits
   */
  spell(query, hits) {
    const { size, questions, firstQuestion } = this.index;
    const count = size + questions.length;
    this.spelling ??= this.makeSpelling(
      Array.from({ length: count }, (_, number) => flat(this.normaliser.read(this.text(number)))),
    );
    let entry = 0;
    for (let number = 0; number < count; number++) {
      const span = this.spelling.find(number, query.flat);
      if (!span) continue;
      if (number < size) entry = number;
      else {
        if (number === size) entry = 0;
        while (firstQuestion[entry + 1] <= number - size) entry += 1;
      }
      const length = this.spelling.texts[number].length;
      const share = (span.end - span.start) / length;
      const gain = W.spelled * (0.6 + 0.2 * share + (span.start === 0 ? 0.2 : 0));
      const hit = hits.get(entry);
      if (!hit) hits.set(entry, { entry, score: gain, question: number, why: "letters" });
      else if (!hit.why) {
        hit.score += gain;
        hit.why = "letters";
      }
    }
  }
}
