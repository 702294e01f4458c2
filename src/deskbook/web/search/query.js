// What a typed text asks the index for.

import { runs, words } from "./normal.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./normal.js").Run} Run */
/** @typedef {import("./sounds.js").Sounds} Sounds */

/**
 * Something the query asks for: any of the `alternatives` (a term and how much of it counts).
 * `weight` is set against the others, `rarity` is how telling it is to be found; `single` is one
 * ideograph that also stands in a pair. `meaning` is how much of it asks something, 0 for "how" and
 * "please". `why` says what was taken for what was typed, if anything.
 * @typedef {{alternatives: Map<number, number>, weight: number, rarity: number, single: boolean,
 *   meaning: number, why: "" | "code" | "pinyin" | "sound" | "synonym"}} Wanted
 *
 * `flat` is the text without what carries no meaning; `long` when it is a sentence, no key words;
 * `letters` when some of it may be spelled instead of written. `stretches` are what a rambling
 * sentence asks bit by bit, since only some of it is the matter.
 * @typedef {{flat: string, wanted: Wanted[], long: boolean, letters: boolean, stretches: Query[]}}
 *   Query
 */

const SINGLE = 0.35;
const WORD = 1.5;
const CODE = 3;
const PART = 0.5;
const SAME_SOUND = 0.6;
const OTHER_WORD = 0.8;
const ACCENT = 0.4;
const ONLY_ACCENT = 0.8;
const LONG = 5;
const LONGEST_WORD = 4;
const LONGEST_EMPTY = 4;
const MOST_COMPLETIONS = 64;
/** How many ideographs and words a sentence may have before it is taken bit by bit, how many one
 * stretch has, and how many farther the next one begins. */
const RAMBLING = 16;
const STRETCH = 8;
const STRIDE = 4;
const MOST_STRETCHES = 12;
const LETTERS = /^[a-z]+$/;

/**
 * Return what a text asks for.
 * @param {string} text normalised
 * @param {Index} index
 * @param {() => Sounds} sounds
 * @param {Set<string>} empty words that ask nothing
 * @returns {Query}
 */
export function understand(text, index, sounds, empty) {
  const found = runs(text);
  const wanted = found.flatMap((run, place) =>
    run.han
      ? ofIdeographs(run.text, index, sounds, empty)
      : ofWord(run.text, index, place === found.length - 1, empty),
  );
  for (const parts of spelled(found)) wanted.push(...ofSyllables(parts, index, sounds()));
  const lengths = found.map(({ text, han }) => (han ? text.length : 0));
  const bits = stretches(found).map((one) => understand(one, index, sounds, empty));
  return {
    flat: found.map((run) => run.text.replace(/[-_./]/g, "")).join(""),
    wanted: wanted.filter((one) => one.weight > 0),
    long: lengths.some((one) => one > LONGEST_WORD) && lengths.reduce((sum, one) => sum + one, 0) > LONG,
    letters: found.some((run) => LETTERS.test(run.text)),
    stretches: bits,
  };
}

/** Return the overlapping stretches of a rambling sentence. @param {Run[]} found */
function stretches(found) {
  const units = found.flatMap(({ han, text }) => (han ? [...text] : [` ${text} `]));
  const bits = [];
  if (units.length <= RAMBLING) return [];
  const end = Math.min(units.length - STRIDE, STRIDE * MOST_STRETCHES);
  for (let start = 0; start < end; start += STRIDE) {
    bits.push(units.slice(start, start + STRETCH).join(""));
  }
  return bits;
}

/**
 * Return the words of letters that follow each other, group by group.
 * @param {Run[]} found
 */
function spelled(found) {
  /** @type {string[][]} */
  const groups = [];
  let open = false;
  for (const run of found) {
    const letters = LETTERS.test(run.text);
    if (letters && open) groups[groups.length - 1].push(run.text);
    else if (letters) groups.push([run.text]);
    open = letters;
  }
  return groups;
}

/**
 * @param {string} run
 * @param {Index} index
 * @param {() => Sounds} sounds
 * @param {Set<string>} empty
 * @returns {Wanted[]}
 */
function ofIdeographs(run, index, sounds, empty) {
  const meanings = meaningsOf(run, empty);
  const wanted = [];
  /** @type {Wanted[]} */
  const pairs = [];
  for (let place = 0; place < run.length; place++) {
    const code = run.charCodeAt(place);
    const alone = exactly(index, index.key(code), SINGLE, true);
    alone.meaning = meanings[place];
    wanted.push(alone);
    if (place + 1 === run.length) break;
    const next = run.charCodeAt(place + 1);
    const pair = exactly(index, index.key(code * 65536 + next), 1, false);
    pair.meaning = (meanings[place] + meanings[place + 1]) / 2;
    if (!pair.alternatives.size) {
      const heard = sounds();
      const alike = heard.pairs(heard.ofCode(code), heard.ofCode(next));
      allow(index, pair, alike, SAME_SOUND, "sound");
    }
    pairs.push(pair);
    wanted.push(pair);
  }
  for (const { start, end, others } of index.synonyms.within(run)) {
    const terms = others.flatMap((other) => index.synonyms.terms(other, index));
    const inside = end - start > 1 ? pairs.slice(start, end - 1) : [wanted[0]];
    for (const pair of inside) allow(index, pair, terms, OTHER_WORD, "synonym");
  }
  return wanted;
}

/**
 * Return 0 for each ideograph that belongs to a word that asks nothing, 1 for the others.
 * @param {string} run
 * @param {Set<string>} empty
 */
export function meaningsOf(run, empty) {
  const found = new Uint8Array(run.length).fill(1);
  for (let start = 0; start < run.length; ) {
    let length = LONGEST_EMPTY;
    while (length && !empty.has(run.slice(start, start + length))) length -= 1;
    found.fill(0, start, start + length);
    start += Math.max(1, length);
  }
  return found;
}

/**
 * @param {string} run
 * @param {Index} index
 * @param {boolean} last whether more of it may follow
 * @param {Set<string>} empty
 * @returns {Wanted[]}
 */
function ofWord(run, index, last, empty) {
  const wanted = [];
  for (const [place, word] of words(run).entries()) {
    const found = exactly(index, index.word(word), WORD, false);
    // What many entries name, such as the number of the hotline, tells none of them from the others.
    const named = found.rarity * 2 < index.rarityOf(1);
    const telling = /[0-9]/.test(word) && word.length > 2 && !named;
    if (place > 0) found.weight = PART;
    else if (telling) found.weight = CODE;
    if (empty.has(word)) found.meaning = 0;
    if (telling) found.why = "code";
    if (last && place === 0 && word.length > 1) {
      const known = found.alternatives.size > 0;
      const [first, end] = index.beginning(word);
      const more = Array.from({ length: Math.min(end - first, MOST_COMPLETIONS) }, (_, n) => first + n);
      const rarity = found.rarity;
      allow(index, found, more, PART, found.why);
      if (known) found.rarity = rarity;
    }
    // What no entry has may be spelled; only a code that is missing speaks against the rest.
    if (found.alternatives.size || telling) wanted.push(found);
  }
  for (const { others } of index.synonyms.within(run)) {
    const terms = others.flatMap((other) => index.synonyms.terms(other, index));
    const synonym = exactly(index, -1, WORD, false);
    allow(index, synonym, terms, OTHER_WORD, "synonym");
    if (terms.length) wanted.push(synonym);
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
    const terms = syllables[0].numbers.flatMap((number) => sounds.singles[number]);
    const only = exactly(index, -1, SINGLE, false);
    allow(index, only, terms, 1, "pinyin");
    wanted.push(only);
  }
  for (let place = 1; place < syllables.length; place++) {
    const [before, after] = [syllables[place - 1].numbers, syllables[place].numbers];
    const pair = exactly(index, -1, 1, false);
    const terms = sounds.pairs(before, after);
    allow(index, pair, terms, 1, "pinyin");
    const rarity = pair.rarity;
    const accents = sounds.pairs(sounds.confused(before), sounds.confused(after));
    allow(index, pair, accents, terms.length ? ACCENT : ONLY_ACCENT, "pinyin");
    if (terms.length) pair.rarity = rarity;
    wanted.push(pair);
  }
  return wanted.filter((one) => one.alternatives.size);
}

/**
 * @param {Index} index
 * @param {number} term -1 when no entry has it
 * @param {number} weight
 * @param {boolean} single
 * @returns {Wanted}
 */
function exactly(index, term, weight, single) {
  const alternatives = new Map(term < 0 ? [] : [[term, 1]]);
  const rarity = index.rarityOf(term < 0 ? 0 : index.frequencies[term]);
  return { alternatives, weight, rarity, single, meaning: 1, why: "" };
}

/**
 * Take further terms for what is wanted, which is then as telling as all of them together.
 * @param {Index} index
 * @param {Wanted} wanted
 * @param {number[]} terms
 * @param {number} factor
 * @param {Wanted["why"]} why
 */
function allow(index, wanted, terms, factor, why) {
  const { alternatives } = wanted;
  const before = alternatives.size;
  for (const term of terms) if (!alternatives.has(term)) alternatives.set(term, factor);
  if (alternatives.size === before) return;
  let together = 0;
  for (const term of alternatives.keys()) together += index.frequencies[term];
  wanted.rarity = index.rarityOf(Math.min(together, index.size));
  if (!before) wanted.why = why;
}
