// What is known of a call: from the address of the page or a message of the console around it.
// Only what helps to find an answer is taken; who calls is never looked at.

import { masked } from "./privacy.js";

/**
 * `q` is what to look for, `code` a fault or model code.
 * @typedef {{queue?: string, product?: string, channel?: string, organization?: string,
 *   q?: string, code?: string}} Call
 * @typedef {keyof Call} Field
 *
 * What leads back to a place on the desk: an entry, a guided flow and the way through it.
 * @typedef {{entry?: string, tree?: string, path?: string}} Place
 *
 * The names under which a console gives the fields, where they are others. @typedef {Record<string,
 *   string>} Names
 */

/** @type {readonly Field[]} */
const FIELDS = ["queue", "product", "channel", "organization", "q", "code"];
/** @type {readonly Field[]} */
export const SCOPES = ["organization", "queue", "product", "channel"];
const PLACES = /** @type {const} */ (["entry", "tree", "path"]);
const KEPT = ["adapter", "embedded"];
const LONGEST = 200;

/**
 * Return what is known of a call from named values of any kind. Our own names always count: an
 * address that the desk has written has them.
 * @param {Record<string, unknown>} values
 * @param {Names} [names]
 * @returns {Call}
 */
export function call(values, names = {}) {
  /** @type {Call} */
  const found = {};
  for (const field of FIELDS) {
    for (const name of [field, names[field]]) {
      const value = values[name ?? ""];
      if (typeof value !== "string" && typeof value !== "number") continue;
      const text = masked(String(value).slice(0, LONGEST)).replace(/\p{Cc}/gu, " ").trim();
      if (text) found[field] = text;
    }
  }
  return found;
}

/**
 * Return the values of an address; those in the JSON of `params` count as if they stood alone.
 * @param {URLSearchParams} query
 * @returns {Record<string, unknown>}
 */
export function values(query) {
  const found = Object.fromEntries(query);
  try {
    const given = JSON.parse(found.params ?? "");
    if (given && typeof given === "object") return { ...given, ...found };
  } catch {
    // No JSON: nothing in it is for us.
  }
  return found;
}

/**
 * Return the place an address leads to.
 * @param {URLSearchParams} query
 * @returns {Place}
 */
export function place(query) {
  /** @type {Place} */
  const found = {};
  for (const name of PLACES) {
    const value = query.get(name);
    if (value) found[name] = value.slice(0, 500);
  }
  return found;
}

/**
 * Return the query of an address that holds these, and nothing about the caller.
 * @param {URLSearchParams} query the present one
 * @param {Call} known
 * @param {Place} at
 */
export function address(query, known, at) {
  const found = new URLSearchParams();
  for (const name of KEPT) if (query.has(name)) found.set(name, query.get(name) ?? "");
  for (const field of SCOPES) if (known[field]) found.set(field, known[field] ?? "");
  for (const name of PLACES) if (at[name]) found.set(name, at[name] ?? "");
  const text = found.toString();
  return text && `?${text}`;
}
