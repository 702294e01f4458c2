// The order in which results are shown.

/** @typedef {import("../search/result.js").Result} Result */
/** @typedef {{kind: string, results: Result[]}} Group */

/** How much better than the best answer something else must be to come before the answers. */
const BETTER = 1.3;

/**
 * Return results by their kind, each kind where its best result would stand; answers come first
 * unless something else fits far better, such as a form that is asked for by name.
 * @param {Result[]} results the best first
 * @returns {Group[]}
 */
export function grouped(results) {
  /** @type {Map<string, Result[]>} */
  const kinds = new Map();
  for (const one of results) {
    const known = kinds.get(one.kind);
    if (known) known.push(one);
    else kinds.set(one.kind, [one]);
  }
  const groups = [...kinds].map(([kind, found]) => ({ kind, results: found }));
  const answers = groups.findIndex(({ kind }) => kind === "solution");
  if (answers > 0 && groups[0].results[0].score <= groups[answers].results[0].score * BETTER) {
    groups.unshift(...groups.splice(answers, 1));
  }
  return groups;
}

/**
 * What is looked for while a word may still be composed: input methods put marks between the
 * syllables that nobody typed.
 * @param {string} text
 * @param {boolean} composing
 */
export function asked(text, composing) {
  return composing ? text.replace(/['’\u2006]/g, "") : text;
}

/**
 * Cut a text where what was found begins and ends.
 * @param {string} text
 * @param {[number, number][]} highlights start and end, in order
 * @returns {{text: string, found: boolean}[]}
 */
export function pieces(text, highlights) {
  const cut = [];
  let last = 0;
  for (const [start, end] of highlights) {
    cut.push({ text: text.slice(last, start), found: false }, { text: text.slice(start, end), found: true });
    last = end;
  }
  cut.push({ text: text.slice(last), found: false });
  return cut.filter((piece) => piece.text);
}
