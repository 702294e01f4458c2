// How much an entry counts: by its state on a day, its kind, and the call it is looked up for.

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").State} State */

/**
 * `kinds` leaves out all others; `organization` and the rest raise what fits and hide nothing.
 * @typedef {{kinds?: string[], organization?: string, queue?: string, product?: string,
 *   channel?: string}} Scope
 */

/** What answers a caller, validated or not, comes before what explains the house. @type {Record<string, number>} */
const KINDS = { solution: 1, tree: 1, procedure: 0.7, policy: 0.65, form: 0.65, page: 0.65 };
const OTHER_KIND = 0.6;
const FITS = 1.25;
const OVERDUE = 0.8;
const NOT_VALIDATED = 0.7;

/** Return the reader's day as an ISO date. @param {Date} [now] */
export function localDay(now = new Date()) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** @typedef {"in_force" | "due" | "not_yet" | "over" | "work_in_progress" | "archived"} Standing */

/**
 * Return how an entry stands on a day.
 * @param {State} state
 * @param {string} today
 * @returns {Standing}
 */
export function stands({ confidence, from, to, due }, today) {
  if (confidence === "archived") return "archived";
  if (to && to < today) return "over";
  if (from && from > today) return "not_yet";
  if (confidence === "work_in_progress") return "work_in_progress";
  return due && due < today ? "due" : "in_force";
}

/**
 * Return the function that says what the score of an entry is multiplied by; 0 leaves it out.
 * @param {Index} index
 * @param {Scope} scope
 * @param {string} today
 * @param {boolean} all whether to find what is not in force too
 * @returns {(entry: number) => number}
 */
export function standing({ facts }, scope, today, all) {
  const kinds = facts.kinds.map((kind) =>
    scope.kinds && !scope.kinds.includes(kind) ? 0 : KINDS[kind] ?? OTHER_KIND,
  );
  const states = facts.states.map((state) => {
    const now = stands(state, today);
    if (!all && now !== "in_force" && now !== "due") return 0;
    const factor = state.confidence === "not_validated" ? NOT_VALIDATED : 1;
    return now === "due" ? factor * OVERDUE : factor;
  });
  const home = scope.organization ? facts.organizations.indexOf(scope.organization) : -1;
  const fitting = new Set(
    Object.entries(scope)
      .filter(([name]) => name !== "kinds" && name !== "organization")
      .flatMap(([name, value]) => facts.scopes[`${name}:${value}`] ?? []),
  );
  return (entry) =>
    kinds[facts.kind[entry]] *
    states[facts.state[entry]] *
    (facts.organization[entry] === home ? FITS : 1) *
    (fitting.has(entry) ? FITS : 1);
}
