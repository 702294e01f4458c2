// The index as `deskbook.search.pack` writes it, opened.

import { lines, opened, sums, text, varints } from "./container.js";
import { PackedLexicon } from "./lexicon.js";
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

/** The terms, entries and questions of an index. */
export class Index extends PackedLexicon {
  /** @param {Uint8Array} content */
  constructor(content) {
    const { header, sections } = opened(content);
    super(sections, header.entries);
    this.titles = lines(sections.titles);
    this.addresses = lines(sections.addresses);
    this.questions = lines(sections.questions);
    /** The first further question of each entry. */
    this.firstQuestion = sums(varints(sections.counts, this.size));
    /** Kind, organization, state and scopes of the entries. @type {Facts} */
    this.facts = JSON.parse(text(sections.facts));
    this.synonyms = new Synonyms(lines(sections.synonyms).map((line) => line.split("\t")));
  }
}
