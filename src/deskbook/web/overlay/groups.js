// The order in which results are shown.

/** @typedef {import("../search/result.js").Result} Result */
/** @typedef {{kind: string, results: Result[]}} Group */

/** Whether a kind of entry answers callers. @param {string} kind */
export function isAnswer(kind) {
  return kind === "solution" || kind === "tree";
}

/**
 * Return results by their kind, each kind where its best result would stand. Answers come first as
 * soon as one of them fits, those of a kind of which none does last, unless something else, and only
 * one, has just the name that is asked for.
 * @param {Result[]} results the best first
 * @param {string} query
 * @returns {Group[]}
 */
export function grouped(results, query) {
  /** @type {Map<string, Result[]>} */
  const kinds = new Map();
  for (const one of results) kinds.set(one.kind, [...(kinds.get(one.kind) ?? []), one]);
  const groups = [...kinds].map(([kind, found]) => ({ kind, results: found }));
  if (!results.some(({ kind, weak }) => isAnswer(kind) && !weak)) return groups;
  const named = results.filter(({ title }) => bare(title) === bare(query));
  const only = named.length === 1 ? named[0].kind : "";
  const place = (/** @type {Group} */ { kind, results: found }) => {
    if (kind === only) return 0;
    if (found.every(({ weak }) => weak)) return 3;
    return isAnswer(kind) ? 1 : 2;
  };
  return groups.sort((one, other) => place(one) - place(other));
}

/** A name without what is written in several ways. @param {string} name */
function bare(name) {
  return name.normalize("NFKC").toLowerCase().replace(/[\s《》“”"]/g, "");
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
