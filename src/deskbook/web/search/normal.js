// How text is read by search: the same letters for what sounds or means the same.
// `deskbook.search.normal` is the twin of this module.

/**
 * What is known of characters: `readings` by character, the usual one first, the `simplified` form
 * of each traditional one, the words that ask nothing (`empty`), and for each everyday word that
 * others are used for, the first of these (`alike`).
 * @typedef {{readings: Map<string, string[]>, simplified: Map<string, string>,
 *   empty: Set<string>, alike: Map<string, string>}} Tables
 *
 * A stretch of a normalised text that is all ideographs, or all letters and digits; `start` is its
 * index in the normalised text.
 * @typedef {{start: number, text: string, han: boolean}} Run
 */

const IDEOGRAPHS = "\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af";
const WORD = `(?:(?![${IDEOGRAPHS}])[\\p{L}\\p{N}])+`;
const RUN = new RegExp(`[${IDEOGRAPHS}]+|${WORD}(?:[-_./]${WORD})*`, "gu");
const MEANINGLESS = new RegExp(`[^${IDEOGRAPHS}\\p{L}\\p{N}\n]+`, "gu");
const HAN = new RegExp(`^[${IDEOGRAPHS}]`, "u");

/**
 * Read the tables as `tables.bin` holds them.
 * @param {string} content
 * @returns {Tables}
 */
export function readTables(content) {
  const [first, further, old, now, empty = "", groups = ""] = content.split("\n");
  /** @type {Map<string, string[]>} */
  const readings = new Map();
  for (const line of [first, further]) {
    for (const [, syllable, characters] of line.matchAll(/([a-z]+)([^a-z]+)/g)) {
      for (const char of characters) {
        const known = readings.get(char);
        if (known) known.push(syllable);
        else readings.set(char, [syllable]);
      }
    }
  }
  const simplified = new Map([...old].map((char, index) => [char, now[index]]));
  /** @type {Map<string, string>} */
  const alike = new Map();
  for (const group of groups.split("\t")) {
    const words = group.split(" ");
    for (const word of words) alike.set(word, words[0]);
  }
  return { readings, simplified, empty: new Set(empty.split(" ")), alike };
}

/** Return all syllables there are, sorted. @param {Tables} tables */
export function syllablesOf(tables) {
  return [...new Set([...tables.readings.values()].flat())].sort();
}

/** Texts as search reads them: compatible forms, accents, case and traditional characters equal. */
export class Normaliser {
  /** @param {Tables} tables */
  constructor(tables) {
    this.simplified = tables.simplified;
    /** @type {Map<string, string>} */
    this.folded = new Map();
  }

  /**
   * Return the text as search reads it; it may be longer or shorter.
   * @param {string} text
   */
  read(text) {
    let result = "";
    for (const char of text) result += this.fold(char);
    return result;
  }

  /**
   * Return, for each UTF-16 unit of the normalised text, where in `text` it comes from.
   * @param {string} text
   */
  offsets(text) {
    /** @type {number[]} */
    const found = [];
    let index = 0;
    for (const char of text) {
      for (let count = this.fold(char).length; count > 0; count--) found.push(index);
      index += char.length;
    }
    found.push(text.length);
    return found;
  }

  /** @param {string} char */
  fold(char) {
    let found = this.folded.get(char);
    if (found === undefined) {
      found =
        char < "\u0250"
          ? char.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
          : [...char.normalize("NFKC").toLowerCase()]
              .map((one) => this.simplified.get(one) ?? one)
              .join("");
      this.folded.set(char, found);
    }
    return found;
  }
}

/**
 * Return the stretches of a normalised text that carry meaning, in order.
 * @param {string} text
 * @returns {Run[]}
 */
export function runs(text) {
  const found = [];
  for (const match of text.matchAll(RUN)) {
    found.push({ start: match.index, text: match[0], han: HAN.test(match[0]) });
  }
  return found;
}

/**
 * Return what a run of letters and digits is found by: itself without joiners, its parts, their
 * letters and numbers, and all of it without leading noughts.
 * @param {string} run
 */
export function words(run) {
  const parts = run.split(/[-_./]/);
  const found = [parts.join(""), ...parts];
  const bare = parts.map((part) => {
    const pieces = part.match(/[0-9]+|[^0-9]+/g) ?? [];
    found.push(...pieces);
    return pieces.map((one) => one.replace(/^0+/, "") || one.slice(0, 1)).join("");
  });
  return [...new Set([...found, ...bare, bare.join("")])];
}

/**
 * Return a normalised text without all that carries no meaning: what phrases are compared by. The
 * lines stay apart.
 * @param {string} text
 */
export function flat(text) {
  return text.replace(MEANINGLESS, "");
}
