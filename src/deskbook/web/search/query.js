// What a typed text asks the index for.

import { runs, words } from "./normal.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./sounds.js").Sounds} Sounds */

/**
 * Something the query asks for: any of the `alternatives` (term and how much less it counts),
 * `weight` among the others, `why` it was taken.
 * @typedef {{alternatives: Map<number, number>, weight: number, rarity: number, pair: boolean, why: string}} Wanted
 * @typedef {{text: string, flat: string, wanted: Wanted[], long: boolean, letters: boolean}} Query
 */

const SINGLE = 0.35;
const CODE = 3;
const HOMOPHONE = 0.6;

/**
 * @param {string} text normalised
 * @param {Index} index
 * @param {() => Sounds} sounds
 * @returns {Query}
 */
export function understand(text, index, sounds) {
  const found = runs(text);
  /** @type {Wanted[]} */
  const wanted = [];
  let ideographs = 0;
  let letters = false;
  /** @type {string[]} */
  let spelled = [];
  for (const [place, run] of found.entries()) {
    if (run.han) {
      ideographs += run.text.length;
      wanted.push(...ofIdeographs(run.text, index, sounds));
      continue;
    }
    wanted.push(...ofWord(run.text, index, place === found.length - 1));
    if (/^[a-z]+$/.test(run.text)) {
      letters = true;
      spelled.push(run.text);
    }
    const next = found[place + 1];
    if (spelled.length && (!next || next.han || !/^[a-z]+$/.test(next.text))) {
      wanted.push(...ofSyllables(spelled, index, sounds()));
      spelled = [];
    }
  }
  const flat = found.map((run) => run.text.replace(/[-_./]/g, "")).join("");
  return { text, flat, wanted, long: ideographs > 5, letters };
}

/**
 * @param {string} run
 * @param {Index} index
 * @param {() => Sounds} sounds
 * @returns {Wanted[]}
 */
function ofIdeographs(run, index, sounds) {
  const wanted = [];
  for (let place = 0; place < run.length; place++) {
    const code = run.charCodeAt(place);
    const single = index.key(code);
    wanted.push(one(index, single, SINGLE, false));
    if (place + 1 === run.length) continue;
    const next = run.charCodeAt(place + 1);
    const both = one(index, index.key(code * 65536 + next), 1, true);
    const least = both.alternatives.size ? index.frequencies[[...both.alternatives.keys()][0]] : 0;
    if (least < 1) {
      const heard = sounds();
      const terms = heard.pairs(heard.ofCode.get(code) ?? [], heard.ofCode.get(next) ?? []);
      for (const term of terms) both.alternatives.set(term, HOMOPHONE);
      if (terms.length) {
        both.rarity = together(index, terms);
        both.why = "sound";
      }
    }
    wanted.push(both);
  }
  return wanted;
}

/**
 * @param {string} run
 * @param {Index} index
 * @param {boolean} last whether more of it may follow
 * @returns {Wanted[]}
 */
function ofWord(run, index, last) {
  const wanted = [];
  for (const [place, word] of words(run).entries()) {
    const term = index.word(word);
    const telling = /[0-9]/.test(word) && word.length > 2;
    const weight = place === 0 ? (telling ? CODE : 1.5) : 0.5;
    const found = one(index, term, weight, true);
    found.why = telling ? "code" : "";
    if (last && place === 0 && word.length > 1) {
      const [first, end] = index.prefix(word);
      for (let other = first; other < Math.min(end, first + 64); other++) {
        if (other !== term) found.alternatives.set(other, 0.5);
      }
      if (term < 0 && end > first) found.rarity = together(index, [...found.alternatives.keys()]);
    }
    if (found.alternatives.size) wanted.push(found);
  }
  return wanted;
}

/**
 * @param {string[]} parts
 * @param {Index} index
 * @param {Sounds} sounds
 * @returns {Wanted[]}
 */
function ofSyllables(parts, index, sounds) {
  const syllables = sounds.read(parts);
  if (!syllables) return [];
  /** @type {Wanted[]} */
  const wanted = [];
  if (syllables.length === 1) {
    const terms = syllables[0].numbers.flatMap((number) => sounds.terms.get(number) ?? []);
    wanted.push(several(index, terms, SINGLE, 1));
  }
  for (let place = 1; place < syllables.length; place++) {
    const [before, after] = [syllables[place - 1].numbers, syllables[place].numbers];
    const terms = sounds.pairs(before, after);
    const found = several(index, terms, 1, 1);
    const accents = sounds
      .pairs(before.flatMap((n) => sounds.alike[n]), after.flatMap((n) => sounds.alike[n]))
      .filter((term) => !found.alternatives.has(term));
    for (const term of accents) found.alternatives.set(term, terms.length ? 0.4 : 0.8);
    if (!terms.length && accents.length) found.rarity = together(index, accents);
    wanted.push(found);
  }
  return wanted.filter((found) => found.alternatives.size);
}

/**
 * @param {Index} index
 * @param {number} term
 * @param {number} weight
 * @param {boolean} pair
 * @returns {Wanted}
 */
function one(index, term, weight, pair) {
  const alternatives = new Map(term < 0 ? [] : [[term, 1]]);
  return { alternatives, weight, rarity: index.rarityOf(term < 0 ? 0 : index.frequencies[term]), pair, why: "" };
}

/**
 * @param {Index} index
 * @param {number[]} terms
 * @param {number} weight
 * @param {number} factor
 * @returns {Wanted}
 */
function several(index, terms, weight, factor) {
  const alternatives = new Map(terms.map((term) => [term, factor]));
  return { alternatives, weight, rarity: together(index, terms), pair: true, why: "pinyin" };
}

/**
 * Return how telling it is that any of some terms occurs.
 * @param {Index} index
 * @param {number[]} terms
 */
function together(index, terms) {
  return index.rarityOf(terms.reduce((sum, term) => sum + index.frequencies[term], 0));
}
