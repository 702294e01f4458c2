// Results as groups of options.

import { element, marked } from "../dom.js";
import { grouped, isAnswer } from "./groups.js";

/** @typedef {import("../search/result.js").Result} Result */
/** @typedef {import("./dialog.js").Site} Site */
/** @typedef {import("./texts.js").Texts} Texts */

/** What is a flow itself. */
const WALKED = ["tree", "procedure"];

/**
 * Return results as groups of options, by their kind.
 * @param {Result[]} results
 * @param {{query: string, site: Site, root: string, language: "zh" | "en", says: Map<number, string>,
 *   walks: Set<number>, today: string, texts: Texts}} about `says` has the first lines of scripts
 *   and `walks` what a guided flow leads through, as far as known
 * @returns {HTMLElement[]}
 */
export function groupsOf(results, { query, site, root, language, says, walks, today, texts }) {
  let number = 0;
  return grouped(results, query).map(({ kind, results: found }) => {
    const name = `db-search-${kind}`;
    const rows = found.map((result) =>
      row(result, {
        id: `db-search-row-${(number += 1)}`,
        address: new URL(result.url, root).href,
        organization: site.organizations[result.organization] ?? "",
        say: says.get(result.number) ?? "",
        walk: WALKED.includes(result.kind) || walks.has(result.number),
        today,
        texts,
      }),
    );
    const label = site.kinds[kind]?.[language] ?? kind;
    return element(
      "div",
      { role: "group", "aria-labelledby": name },
      element("div.db-search-kind", { id: name, role: "presentation" }, label),
      ...rows,
    );
  });
}

/**
 * @param {Result} result
 * @param {{id: string, address: string, organization: string, say: string, walk: boolean,
 *   today: string, texts: Texts}} about
 * @returns {HTMLElement}
 */
function row(result, { id, address, organization, say, walk, today, texts }) {
  const answer = result.kind === "solution";
  return element(
    "a.db-search-row",
    { id, role: "option", "aria-selected": "false", tabindex: "-1", href: address },
    element(
      "span.db-search-title",
      {},
      element("span", {}, marked(result.title, result.highlights)),
      ...badges(result, today, texts),
      walk && walkBadge(texts),
      element("span.db-search-home", {}, organization),
    ),
    answer && element("span.db-search-say", { "data-number": String(result.number) }, say),
    why(result, texts),
  );
}

/** @param {Result} result @param {Texts} texts */
function why({ why: { how, text }, matched, title, kind }, texts) {
  const label = texts.why[how];
  if (matched) {
    const name = isAnswer(kind) ? texts.why.question : texts.content;
    const asked = how === "question" || !label ? name : `${name}（${label}）`;
    return element("span.db-search-why", {}, `${asked}${texts.colon}`, marked(matched.text, matched.highlights));
  }
  if (!label) return null;
  return element("span.db-search-why", {}, text && text !== title ? `${label}${texts.colon}${text}` : label);
}

/** The mark of an answer that a guided flow leads through. @param {Texts} texts */
export function walkBadge(texts) {
  return element("span.db-search-badge.db-search-walk", {}, texts.walk);
}

/** @param {Result} result @param {string} today @param {Texts} texts */
function badges({ state, weak }, today, texts) {
  const found = [];
  if (weak) found.push(element("span.db-search-badge", {}, texts.doubtful));
  if (state.due && state.due < today) found.push(element("span.db-search-badge", {}, texts.overdue));
  if (state.confidence === "not_validated") found.push(element("span.db-search-badge", {}, texts.unproven));
  return found;
}
