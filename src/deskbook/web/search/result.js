// What a page is told of an entry that was found: why, and which letters to mark.

import { runs } from "./normal.js";
import { carriedBy } from "./relevance.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").State} State */
/** @typedef {import("./normal.js").Normaliser} Normaliser */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./rank.js").Hit} Hit */
/** @typedef {[number, number][]} Highlights start and end, UTF-16 units of the text as shown */

/**
 * @typedef {"title" | "question" | "pinyin" | "initials" | "sound" | "synonym" | "code" | "term" |
 *   "body"} How
 * @typedef {{id: string, number: number, kind: string, title: string, url: string,
 *   organization: string, state: State}} About
 * @typedef {About & {score: number, weak: boolean, why: {how: How, text: string},
 *   highlights: Highlights, matched: {text: string, highlights: Highlights} | null}} Result
 */

/**
 * @param {Index} index
 * @param {Normaliser} normaliser
 * @param {Query} query
 * @param {Hit} hit
 * @param {boolean} weak whether it is probably no answer
 * @returns {Result}
 */
export function result(index, normaliser, query, hit, weak) {
  const found = about(index, hit.entry);
  const { title } = found;
  const question = hit.question >= index.size ? index.questions[hit.question - index.size] : "";
  const marks = (/** @type {string} */ text, /** @type {Hit["spelled"]} */ span) =>
    highlights(index, normaliser, query, text, span);
  const ofTitle = hit.question === hit.entry ? hit.spelled : null;
  return {
    ...found,
    score: hit.score,
    weak,
    why: { how: how(index, query, hit), text: question || (hit.question < 0 ? "" : title) },
    highlights: marks(title, ofTitle),
    matched: question ? { text: question, highlights: marks(question, hit.spelled) } : null,
  };
}

/**
 * Return what a page is told of an entry without a question that it answers.
 * @param {Index} index
 * @param {number} number
 * @returns {About}
 */
export function about({ facts, titles, addresses }, number) {
  const kind = facts.kinds[facts.kind[number]];
  const organization = facts.organizations[facts.organization[number]];
  return {
    id: `${organization ? `${organization}/` : ""}${kind}:${facts.ids[number]}`,
    number,
    kind,
    title: titles[number],
    url: addresses[number],
    organization,
    state: facts.states[facts.state[number]],
  };
}

/**
 * Return what a page is told of an entry that says the matter beside its title and questions.
 * @param {Index} index
 * @param {Normaliser} normaliser
 * @param {Query} query
 * @param {import("./bodies.js").Found} found
 * @returns {Result}
 */
export function inBody(index, normaliser, query, { entry, score }) {
  const hit = { entry, score, question: -1, contained: false, closeness: 0, spelled: null };
  return { ...result(index, normaliser, query, hit, false), why: { how: "body", text: "" } };
}

/** Return the number of results up to the last good one. @param {{weak?: boolean}[]} found */
export function fitting(found) {
  let count = found.length;
  while (count && found[count - 1].weak) count -= 1;
  return count;
}

/**
 * @param {Index} index
 * @param {Query} query
 * @param {Hit} hit
 * @returns {How}
 */
function how(index, query, hit) {
  if (hit.spelled && !hit.contained) {
    return hit.spelled.end - hit.spelled.start === query.flat.length ? "initials" : "pinyin";
  }
  const why = carriedBy(index, query, hit);
  if (why) return why;
  if (hit.question < 0) return "term";
  return hit.question < index.size ? "title" : "question";
}

/**
 * Return the parts of a text that answer a query.
 * @param {Index} index
 * @param {Normaliser} normaliser
 * @param {Query} query
 * @param {string} text as shown
 * @param {{start: number, end: number} | null} spelled place in the flat text
 * @returns {Highlights}
 */
function highlights(index, normaliser, query, text, spelled) {
  const read = normaliser.read(text);
  const sources = normaliser.offsets(text);
  const marked = new Uint8Array(text.length);
  const singles = new Uint8Array(text.length);
  let position = 0;
  for (const run of runs(read)) {
    for (let place = 0; place < run.text.length; place++) {
      const from = sources[run.start + place];
      const joiner = !run.han && /[-_./]/.test(run.text[place]);
      if (spelled) {
        if (!joiner && position >= spelled.start && position < spelled.end) marked[from] = 1;
        if (!joiner) position += 1;
      } else if (run.han) {
        const code = run.text.charCodeAt(place);
        const next = run.text.charCodeAt(place + 1);
        if (asked(query, index.key(code))) singles[from] = 1;
        if (place + 1 < run.text.length && asked(query, index.key(code * 65536 + next))) {
          marked[from] = marked[sources[run.start + place + 1]] = 1;
        }
      } else if (asked(query, index.word(run.text.replace(/[-_./]/g, ""))) || query.flat.includes(run.text)) {
        marked[from] = 1;
      }
    }
  }
  return spans(marked.includes(1) ? marked : singles);
}

/** @param {Query} query @param {number} term */
function asked(query, term) {
  return term >= 0 && query.wanted.some(({ alternatives }) => alternatives.has(term));
}

/** @param {Uint8Array} marked @returns {Highlights} */
function spans(marked) {
  /** @type {Highlights} */
  const found = [];
  for (let place = 0; place < marked.length; place++) {
    if (!marked[place]) continue;
    if (place > 0 && marked[place - 1]) found[found.length - 1][1] = place + 1;
    else found.push([place, place + 1]);
  }
  return found;
}
