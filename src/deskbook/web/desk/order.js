// Which of what was found stands on the desk, and where.

import { fitting } from "../search/result.js";

/** @typedef {import("../search/result.js").Result} Result */

const ANSWERS = ["solution", "tree", "procedure", "policy", "form", "page"];
const MOST = 9;
const OTHERS = 2;
/** How many at least, if need be with some that hardly fit. */
const NEAR = 5;

/** Whether a caller can be answered with an entry. @param {{kind: string}} entry */
export function isAnswer({ kind }) {
  return ANSWERS.includes(kind);
}

/**
 * Return what to show, at most nine: answers first, then what explains a word or names a place in
 * the house, which keeps two places where it fits better than any answer, and comes before answers
 * that only mention the matter. What hardly fits stands where it was found to fit better than
 * what does, and fills up a short list.
 * @param {Result[]} found the best first
 * @returns {Result[]}
 */
export function chosen(found) {
  const fits = found.slice(0, fitting(found));
  const others = fits.filter((one) => !isAnswer(one) && !one.weak);
  const best = fits.find(isAnswer)?.score ?? 0;
  const kept = others.filter((one) => one.score >= best).slice(0, OTHERS);
  const good = fits.filter((one) => isAnswer(one) && !one.weak).slice(0, MOST - kept.length);
  const doubtful = fits.filter((one) => isAnswer(one) && one.weak).slice(0, MOST - kept.length - good.length);
  const answers = fits.filter((one) => good.includes(one) || doubtful.includes(one));
  const mention = answers.findIndex(({ why }) => why?.how === "body");
  const first = answers.slice(0, mention < 0 ? MOST : mention);
  const rest = [...answers.slice(first.length), ...others.filter((one) => !kept.includes(one))];
  const shown = [...first, ...kept, ...rest].slice(0, MOST);
  return [...shown, ...found.slice(fits.length, fits.length + Math.max(0, NEAR - shown.length))];
}

/**
 * Return what is asked: what is typed, without what an input method puts between the syllables
 * while it composes.
 * @param {string} typed
 * @param {boolean} [composing]
 */
export function asked(typed, composing = false) {
  const parted = /([a-z])['’\u2006 ](?=[a-z]{1,6}(?:['’\u2006 ]|$))/gi;
  return (composing ? typed.replace(parted, "$1") : typed).trim();
}

/** Whether a text may be the code or id of an entry, alone or in full. @param {string} text */
export function mayName(text) {
  return /^[a-z0-9][a-z0-9_./:-]{1,120}$/i.test(text);
}
