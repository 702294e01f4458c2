// Whether what was found answers what was asked.

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Wanted} Wanted */
/** @typedef {import("./rank.js").Hit} Hit */

/** Share of the matter of a query below which an entry is probably no answer. */
export const WEAK = 0.25;
/** Share below which it certainly is none. */
export const HOPELESS = 0.05;
/** Share that single ideographs have to reach where none of the words is met. */
const ONLY_SINGLES = 0.1;
/** How close a sentence has to be to the closest title or question, if it does not ramble. */
const FAR = 0.28;
/** What a sentence asks at most, in terms that one entry has: the rest of it is talk. */
const MATTER = 8;
/** Share of what an entry has of a query from which on a reader is told that this was taken for what
 * was typed. */
const NOTABLE = 0.25;

/**
 * Return how much of the matter of a query, apart from words that ask nothing, an entry has, from
 * 0 to 1.
 * @param {Index} index
 * @param {Query} query
 * @param {Hit} hit
 */
export function relevance(index, query, hit) {
  if (hit.spelled) return 1;
  let [asked, met, pairsAsked, pairsMet] = [0, 0, 0, 0];
  for (const wanted of query.wanted) {
    const { why, weight, rarity, meaning, single } = wanted;
    const best = had(index, wanted, hit);
    if (why === "code" && best === 1) return 1;
    const counts = weight * rarity * meaning;
    asked += counts;
    met += best * counts;
    if (single) continue;
    pairsAsked += counts;
    pairsMet += best * counts;
  }
  const matter = query.long ? Math.min(asked, MATTER * index.rarityOf(1)) : asked;
  const found = matter ? Math.min(1, met / matter) : 0;
  if (hit.contained) return Math.max(found, HOPELESS);
  // Single ideographs in common mean little where words were asked for.
  if (pairsAsked && !pairsMet) return found < ONLY_SINGLES ? 0 : HOPELESS;
  const whole = query.long && !query.stretches.length;
  const far = whole && hit.question >= 0 && hit.closeness < FAR;
  return far ? Math.min(found, HOPELESS) : found;
}

/**
 * Return how much of something wanted an entry has, from 0 to 1.
 * @param {Index} index
 * @param {Wanted} wanted
 * @param {Hit} hit
 */
function had(index, { alternatives }, { entry }) {
  let best = 0;
  for (const [term, factor] of alternatives) {
    if (factor > best && index.has(term, entry)) best = factor;
  }
  return best;
}

/**
 * Return what was taken for what was typed where an entry would lack a notable share of the query
 * without it, else "".
 * @param {Index} index
 * @param {Query} query
 * @param {Hit} hit
 * @returns {Wanted["why"]}
 */
export function carriedBy(index, query, hit) {
  let met = 0;
  /** @type {Map<Wanted["why"], number>} */
  const shares = new Map();
  for (const wanted of query.wanted) {
    const { why, weight, rarity, meaning } = wanted;
    const best = had(index, wanted, hit);
    if (why === "code" && best) return why;
    const share = best * weight * rarity * meaning;
    met += share;
    if (why && share) shares.set(why, (shares.get(why) ?? 0) + share);
  }
  for (const [why, share] of shares) if (share >= NOTABLE * met) return why;
  return "";
}
