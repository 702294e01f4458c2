// What a sentence is about, however it is said.

import { runs } from "./normal.js";

/** @typedef {import("./normal.js").Tables} Tables */

const LONGEST = 5;
const NEGATIONS = /[\u4e0d\u6ca1\u65e0\u672a]/;

/**
 * Return what a flat text is about: its ideographs, everyday words by the first of those that are
 * used for each other, and words of letters; without what asks nothing.
 * @param {string} text
 * @param {Tables} tables
 * @returns {Set<string>}
 */
export function ideas(text, { alike, empty }) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const run of runs(text)) {
    if (!run.han) found.add(run.text);
    for (let start = 0; run.han && start < run.text.length; ) {
      let length = Math.min(LONGEST, run.text.length - start);
      for (; length > 0; length--) {
        const word = run.text.slice(start, start + length);
        const idea = alike.get(word);
        if (idea) found.add(idea);
        if (idea || empty.has(word)) break;
      }
      if (!length) found.add(run.text[start]);
      start += Math.max(1, length);
    }
  }
  return found;
}

/** Whether a text says that something is not so. @param {string} text */
export function negated(text) {
  return NEGATIONS.test(text);
}

/**
 * Return how much of two texts is the same letters in the same order, from 0 to 1.
 * @param {string} one
 * @param {string} other
 */
export function inOrder(one, other) {
  // The longest common subsequence with each beginning of the other text.
  const longest = new Uint16Array(other.length + 1);
  for (let place = 0; place < one.length; place++) {
    const unit = one.charCodeAt(place);
    let before = 0;
    for (let end = 1; end <= other.length; end++) {
      const above = longest[end];
      if (other.charCodeAt(end - 1) === unit) longest[end] = before + 1;
      else if (longest[end - 1] > above) longest[end] = longest[end - 1];
      before = above;
    }
  }
  const length = longest[other.length];
  return length ? (2 * length) / (one.length + other.length) : 0;
}
