// Finding in what entries say beside their titles and questions. `deskbook.search.bodies` is the
// twin of this module.

import { runs, words } from "./normal.js";
import { meaningsOf } from "./query.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./shards.js").Places} Places */

/**
 * A pair of ideographs (its key) or a word that is asked for, and how much of it means something.
 * @typedef {{key: number, word: string, shard: number, meaning: number}} Asked
 *
 * An entry, which share of what is asked it has, and how much that weighs.
 * @typedef {{entry: number, share: number, score: number}} Found
 */

/** Share of the matter of a query that an entry has to have, text, title and questions together. */
const ENOUGH = 0.75;
/** What is only said further down scores less than this. */
const SAID = 0.1;

/**
 * Return what a text asks for: pairs of ideographs and words, but for those that mean nothing.
 * @param {string} text normalised
 * @param {Places} places
 * @param {Set<string>} empty words that ask nothing
 * @returns {Asked[]}
 */
export function askedOf(text, places, empty) {
  /** @type {Map<number | string, Asked>} */
  const found = new Map();
  for (const run of runs(text)) {
    if (!run.han) {
      const [word] = words(run.text);
      if (!empty.has(word)) found.set(word, { key: 0, word, shard: places.ofWord(word), meaning: 1 });
      continue;
    }
    const meanings = meaningsOf(run.text, empty);
    for (let place = 0; place + 1 < run.text.length; place++) {
      const [first, second] = [run.text.charCodeAt(place), run.text.charCodeAt(place + 1)];
      const meaning = (meanings[place] + meanings[place + 1]) / 2;
      const key = first * 65536 + second;
      if (meaning && !found.has(key)) {
        found.set(key, { key, word: "", shard: places.ofPair(first, second), meaning });
      }
    }
  }
  return [...found.values()];
}

/**
 * Return the entries whose texts have enough of what is asked, the best first.
 * @param {Asked[]} asked
 * @param {Map<number, Lexicon>} texts the shards by their numbers
 * @param {Index} index
 * @param {(entry: number) => number} factor what each entry's score is multiplied by
 * @returns {Found[]}
 */
export function inBodies(asked, texts, index, factor) {
  /** @type {Map<number, {met: number, score: number}>} */
  const met = new Map();
  let all = 0;
  for (const { key, word, shard, meaning } of asked) {
    const lexicon = /** @type {Lexicon} */ (texts.get(shard));
    const term = word ? lexicon.word(word) : lexicon.key(key);
    const counts = meaning * lexicon.rarityOf(term < 0 ? 0 : lexicon.frequencies[term]);
    all += counts;
    if (term < 0) continue;
    const { entries, levels } = lexicon.postings(term);
    for (let place = 0; place < entries.length; place++) {
      const often = levels[place];
      const so = met.get(entries[place]) ?? { met: 0, score: 0 };
      met.set(entries[place], {
        met: so.met + counts,
        score: so.score + (counts * often) / (often + 1),
      });
    }
  }
  const found = [];
  for (const [entry, so] of met) {
    const share = (so.met + inTitles(asked, texts, index, entry)) / all;
    const score = ((SAID * so.score) / (so.score + 1)) * factor(entry);
    if (share >= ENOUGH && score > 0) found.push({ entry, share, score });
  }
  return found.sort((a, b) => b.score - a.score || a.entry - b.entry);
}

/**
 * Return how much of what is asked an entry has in its title and questions alone.
 * @param {Asked[]} asked
 * @param {Map<number, Lexicon>} texts
 * @param {Index} index
 * @param {number} entry
 */
function inTitles(asked, texts, index, entry) {
  let found = 0;
  for (const { key, word, shard, meaning } of asked) {
    const lexicon = /** @type {Lexicon} */ (texts.get(shard));
    const here = word ? lexicon.word(word) : lexicon.key(key);
    if (here >= 0 && lexicon.has(here, entry)) continue;
    const term = word ? index.word(word) : index.key(key);
    if (term < 0 || !index.has(term, entry)) continue;
    found += meaning * lexicon.rarityOf(here < 0 ? 0 : lexicon.frequencies[here]);
  }
  return found;
}
