// The index as `deskbook.search.pack` writes it, opened.

import { BadIndex } from "./files.js";
import { Synonyms } from "./synonyms.js";

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

/** The entries one term is in, ascending, and its level in each.
 * @typedef {{entries: Int32Array, levels: Uint8Array}} Postings */

/** The terms, entries and questions of an index. */
export class Index {
  /** @param {Uint8Array} content */
  constructor(content) {
    const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
    if (content.length < 12 || view.getUint32(0, false) !== 0x444b5358) {
      throw new BadIndex("The search index is no search index.");
    }
    if (view.getUint32(4, true) !== 1) {
      throw new BadIndex("The search index is of another version than this page.");
    }
    const start = 12 + view.getUint32(8, true);
    if (start > content.length) throw new BadIndex("The search index is cut short.");
    const text = new TextDecoder();
    this.header = JSON.parse(text.decode(content.subarray(12, start)));
    /** @type {Record<string, Uint8Array>} */
    const sections = {};
    let offset = start;
    for (const [name, length] of this.header.sections) {
      if (offset + length > content.length) throw new BadIndex("The search index is cut short.");
      sections[name] = content.subarray(offset, offset + length);
      offset += length;
    }
    /** @param {string} name */
    const lines = (name) => (sections[name].length ? text.decode(sections[name]).split("\n") : []);
    this.size = this.header.entries;
    this.titles = lines("titles");
    this.addresses = lines("addresses");
    this.questions = lines("questions");
    /** The first further question of each entry. */
    this.firstQuestion = sums(varints(sections.counts, this.size));
    /** Kind, organization, state and scopes of the entries. @type {Facts} */
    this.facts = JSON.parse(text.decode(sections.facts));
    this.synonyms = new Synonyms(lines("synonyms").map((line) => line.split("\t")));
    this.keys = Uint32Array.from(sums(varints(sections.keys)).subarray(1));
    /** How many of the keys are single ideographs; these come first. */
    this.singles = this.keys.findIndex((key) => key > 65535);
    if (this.singles < 0) this.singles = this.keys.length;
    /** For each code, the first term of two ideographs that begins with it or a later one. */
    this.firstPair = firstPairs(this.keys, this.singles);
    this.words = lines("words");
    this.terms = this.keys.length + this.words.length;
    this.frequencies = varints(sections.frequencies, this.terms);
    this.impacts = sections.impacts;
    this.bytes = sections.postings;
    this.firstPosting = sums(this.frequencies);
    this.firstByte = starts(this.bytes, this.frequencies);
    /** @type {Map<number, Postings>} */
    this.decoded = new Map();
    this.decodedLength = 0;
    this.rarity = Float64Array.from(this.frequencies, (frequency) => this.rarityOf(frequency));
  }

  /**
   * Return how telling it is to be in so many entries (the inverse document frequency of BM25).
   * @param {number} frequency
   */
  rarityOf(frequency) {
    const rest = Math.max(0, this.size - frequency);
    return rounded(Math.log(1 + (rest + 0.5) / (frequency + 0.5)));
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
      if (this.decodedLength > 2_000_000) {
        this.decoded.clear();
        this.decodedLength = 0;
      }
      this.decoded.set(term, found);
      this.decodedLength += count;
    }
    return found;
  }
}

/** @param {number} value */
export function rounded(value) {
  return Math.round(value * 4096) / 4096;
}

/**
 * @param {Uint8Array} bytes
 * @param {number} [count]
 */
function varints(bytes, count) {
  const found = new Uint32Array(count ?? bytes.length);
  let length = 0;
  for (let index = 0; index < bytes.length; ) {
    let value = 0;
    let scale = 1;
    let next;
    do {
      next = bytes[index++];
      value += (next & 127) * scale;
      scale *= 128;
    } while (next > 127);
    found[length++] = value;
  }
  return found.subarray(0, length);
}

/** Return the running sums, from 0. @param {Uint32Array} numbers */
function sums(numbers) {
  const found = new Uint32Array(numbers.length + 1);
  for (let index = 0; index < numbers.length; index++) found[index + 1] = found[index] + numbers[index];
  return found;
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
function bisect(sorted, item) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < item) low = middle + 1;
    else high = middle;
  }
  return low;
}
