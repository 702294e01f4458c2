// Which shards of terms a query needs.

import { runs, words } from "./normal.js";

/** @typedef {import("./shards.js").Places} Places */
/** @typedef {import("./index.js").Synonyms} Synonyms */

const LONGEST_SYLLABLE = 6;
const LETTERS = /^[a-z]+$/;

/**
 * Return the shards that hold what a text may ask for.
 * @param {string} text normalised
 * @param {Places} places
 * @param {Synonyms} synonyms
 * @returns {Set<number>}
 */
export function needed(text, places, synonyms) {
  /** @type {Set<number>} */
  const found = new Set();
  /** @type {string[]} */
  let letters = [];
  const spell = () => {
    for (const shard of spelled(letters, places)) found.add(shard);
    letters = [];
  };
  for (const run of runs(text)) {
    for (const shard of written(run.text, run.han, places)) found.add(shard);
    for (const { others } of synonyms.within(run.text)) {
      for (const other of others.flatMap((label) => runs(label))) {
        for (const shard of written(other.text, other.han, places)) found.add(shard);
      }
    }
    if (LETTERS.test(run.text)) letters.push(run.text);
    else spell();
  }
  spell();
  return found;
}

/** @param {string} run @param {boolean} han @param {Places} places */
function written(run, han, places) {
  if (!han) return words(run).map((word) => places.ofWord(word));
  return Array.from({ length: run.length - 1 }, (_, place) =>
    places.ofPair(run.charCodeAt(place), run.charCodeAt(place + 1)),
  );
}

/**
 * Return the shards of the pairs that letters may stand for, the last syllable perhaps unfinished.
 * @param {string[]} parts typed with spaces between them
 * @param {Places} places
 */
function spelled(parts, places) {
  const text = parts.join("");
  const breaks = new Set();
  let length = 0;
  for (const part of parts) breaks.add((length += part.length));
  /** Where the syllables end that begin at each letter. @type {number[][]} */
  const ends = Array.from({ length: text.length }, () => []);
  /** Whether letters can be read from a place to the end. */
  const readable = new Array(text.length + 1).fill(false);
  readable[text.length] = true;
  for (let start = text.length - 1; start >= 0; start--) {
    for (let end = start + 1; end <= Math.min(text.length, start + LONGEST_SYLLABLE); end++) {
      const syllable = text.slice(start, end);
      const known = end === text.length ? places.beginning(syllable).length : places.numbers.has(syllable);
      if (known && readable[end]) ends[start].push(end);
      if (breaks.has(end)) break;
    }
    readable[start] = ends[start].length > 0;
  }
  const found = new Set();
  const reached = new Set([0]);
  for (let start = 0; start < text.length; start++) {
    if (!reached.has(start)) continue;
    for (const middle of ends[start]) {
      reached.add(middle);
      for (const end of ends[middle] ?? []) {
        const syllable = text.slice(middle, end);
        const second = end === text.length ? places.beginning(syllable) : [places.numbers.get(syllable) ?? 0];
        const first = places.numbers.get(text.slice(start, middle)) ?? 0;
        for (const other of second) found.add(places.ofSounds(first, other));
      }
    }
  }
  return found;
}
