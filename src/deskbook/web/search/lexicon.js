// Terms and where they occur. `Lexicon` is what ranking asks; `PackedLexicon` is one file of them
// as `deskbook.search.postings` writes it.

import { BadIndex, lines, sums, varints } from "./files.js";

/** @typedef {import("./files.js").Sections} Sections */

/** The entries one term is in, ascending, and its level in each.
 * @typedef {{entries: Int32Array, levels: Uint8Array}} Postings */

const MOST_DECODED = 2_000_000;

/** Terms of `size` entries, numbered: single ideographs (the first `singles`), pairs, words. */
export class Lexicon {
  /**
   * @param {number} size
   * @param {Uint32Array} keys
   * @param {string[]} words
   * @param {Uint32Array} frequencies
   */
  constructor(size, keys, words, frequencies) {
    this.size = size;
    this.keys = keys;
    /** How many of the keys are single ideographs; these come first. */
    this.singles = keys.findIndex((key) => key > 65535);
    if (this.singles < 0) this.singles = keys.length;
    /** For each code, the first term of two ideographs that begins with it or a later one. */
    this.firstPair = firstPairs(keys, this.singles);
    this.words = words;
    this.terms = keys.length + words.length;
    this.frequencies = frequencies;
    this.rarity = Float64Array.from(frequencies, (frequency) => this.rarityOf(frequency));
  }

  /**
   * Return how telling it is to be in so many entries (the inverse document frequency of BM25),
   * never nothing.
   * @param {number} frequency
   */
  rarityOf(frequency) {
    const rest = Math.max(0, this.size - frequency);
    return Math.max(1, Math.round(Math.log(1 + (rest + 0.5) / (frequency + 0.5)) * 4096)) / 4096;
  }

  /**
   * Return the number of the term of one or two ideographs, -1 when no entry has it.
   * @param {number} key
   */
  key(key) {
    const code = key >>> 16;
    let low = code ? this.firstPair[code] : 0;
    let high = code ? this.firstPair[code + 1] : this.singles;
    const end = high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.keys[middle] < key) low = middle + 1;
      else high = middle;
    }
    return low < end && this.keys[low] === key ? low : -1;
  }

  /**
   * Return the numbers of the terms of words that begin with a text, from one up to the other.
   * @param {string} text
   * @returns {[number, number]}
   */
  beginning(text) {
    const first = bisect(this.words, text);
    let last = first;
    while (last < this.words.length && this.words[last].startsWith(text)) last += 1;
    return [this.keys.length + first, this.keys.length + last];
  }

  /**
   * Return the number of the term of a word, -1 when no entry has it.
   * @param {string} word
   */
  word(word) {
    const place = bisect(this.words, word);
    return this.words[place] === word ? this.keys.length + place : -1;
  }

  /** Whether an entry has a term. @param {number} term @param {number} entry */
  has(term, entry) {
    const { entries } = this.postings(term);
    return entries[bisect(entries, entry)] === entry;
  }

  /**
   * Return where a term occurs.
   * @param {number} _term
   * @returns {Postings}
   */
  postings(_term) {
    throw new Error("A lexicon of terms alone.");
  }
}

/** The terms of one file. */
export class PackedLexicon extends Lexicon {
  /** @param {Sections} sections @param {number} size */
  constructor(sections, size) {
    const keys = Uint32Array.from(sums(varints(sections.keys)).subarray(1));
    const words = lines(sections.words);
    super(size, keys, words, varints(sections.frequencies, keys.length + words.length));
    this.impacts = sections.impacts;
    this.bytes = sections.postings;
    this.firstPosting = sums(this.frequencies);
    this.firstByte = starts(this.bytes, this.frequencies);
    /** @type {Map<number, Postings>} */
    this.decoded = new Map();
    this.decodedLength = 0;
  }

  /**
   * @param {number} term
   * @returns {Postings}
   */
  postings(term) {
    let found = this.decoded.get(term);
    if (!found) {
      const count = this.frequencies[term];
      found = { entries: new Int32Array(count), levels: new Uint8Array(count) };
      let byte = this.firstByte[term];
      let entry = 0;
      for (let index = 0, posting = this.firstPosting[term]; index < count; index++, posting++) {
        let shift = 0;
        let next;
        do {
          next = this.bytes[byte++];
          entry += (next & 127) << shift;
          shift += 7;
        } while (next > 127);
        found.entries[index] = entry;
        found.levels[index] = (this.impacts[posting >> 1] >> (4 * (posting & 1))) & 15;
      }
      if (this.decodedLength > MOST_DECODED) {
        this.decoded.clear();
        this.decodedLength = 0;
      }
      this.decoded.set(term, found);
      this.decodedLength += count;
    }
    return found;
  }
}

/**
 * Return where the postings of each term begin.
 * @param {Uint8Array} bytes
 * @param {Uint32Array} counts
 */
function starts(bytes, counts) {
  const found = new Uint32Array(counts.length);
  let byte = 0;
  for (let term = 0; term < counts.length; term++) {
    found[term] = byte;
    for (let left = counts[term]; left > 0; byte++) {
      if (byte >= bytes.length) throw new BadIndex("The search index is damaged.");
      if (bytes[byte] < 128) left -= 1;
    }
  }
  return found;
}

/**
 * Return the first terms of two ideographs, by the code of the first ideograph.
 * @param {Uint32Array} keys
 * @param {number} singles
 */
function firstPairs(keys, singles) {
  const found = new Uint32Array(65537);
  let term = singles;
  for (let code = 0; code < found.length; code++) {
    while (term < keys.length && keys[term] >>> 16 < code) term += 1;
    found[code] = term;
  }
  return found;
}

/**
 * Return the place of the first item that is not below another.
 * @template {string | number} Item
 * @param {ArrayLike<Item>} sorted
 * @param {Item} item
 */
export function bisect(sorted, item) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < item) low = middle + 1;
    else high = middle;
  }
  return low;
}
