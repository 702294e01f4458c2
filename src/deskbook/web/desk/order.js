// Which of what was found stands on the desk, and where.

/** @typedef {import("../search/result.js").Result} Result */

/** What a caller can be answered with. */
const ANSWERS = ["solution", "tree", "procedure", "policy", "form", "page"];
const MOST = 9;
const OTHERS = 2;
/** How many that hardly fit, where nothing fits. */
const NEAR = 5;

/**
 * Return what to show, at most nine: answers first, then what explains a word or names a place in
 * the house, which keeps two places where it fits better than any answer. What hardly fits stands
 * only where nothing fits.
 * @param {Result[]} found the best first
 * @returns {Result[]}
 */
export function chosen(found) {
  const fitting = found.filter((one) => !one.weak);
  const pool = fitting.length ? fitting : found.slice(0, NEAR);
  const answers = pool.filter((one) => ANSWERS.includes(one.kind));
  const others = pool.filter((one) => !ANSWERS.includes(one.kind));
  const best = answers[0]?.score ?? 0;
  const kept = others.filter((one) => one.score >= best).slice(0, OTHERS);
  const first = answers.slice(0, MOST - kept.length);
  return [...first, ...others.slice(0, MOST - first.length)];
}

/**
 * Return the letters and characters of what is typed, also while an input method still separates
 * the syllables.
 * @param {string} typed
 */
export function asked(typed) {
  return typed.replace(/([a-z])['’ ](?=[a-z]{1,6}(?:['’ ]|$))/gi, "$1").trim();
}

/** Whether a text may be the code or id of an entry. @param {string} text */
export function mayName(text) {
  return /^[a-z0-9][a-z0-9_./-]{1,60}$/i.test(text);
}
