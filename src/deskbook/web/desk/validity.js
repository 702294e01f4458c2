// What the state of an entry means for an answer today.

import { stands } from "../search/standing.js";
import { between } from "./days.js";

/** @typedef {import("../search/index.js").State} State */

/**
 * How far an entry can be used: as it is ("answer"), only to put off the caller ("wait"), or not
 * at all ("none"). `tone` is how loudly to say so; `badge` and `banner` name texts of the desk,
 * with their arguments, "" for nothing to say.
 * @typedef {{use: "answer" | "wait" | "none", tone: "fine" | "note" | "amber" | "red" | "grey",
 *   badge: string, banner: string, values: Record<string, string>}} Validity
 */

const SOON = 14;

/**
 * Return what an entry of that state is worth on a day.
 * @param {State} state
 * @param {string} today ISO date
 * @returns {Validity}
 */
export function validity(state, today) {
  const values = { from: state.from, to: state.to, due: state.due, days: "" };
  /** @type {(use: Validity["use"], tone: Validity["tone"], name: string) => Validity} */
  const found = (use, tone, name) => ({
    use,
    tone,
    badge: name && `badge_${name}`,
    banner: name && `banner_${name}`,
    values,
  });
  switch (stands(state, today)) {
    case "archived":
      return found("none", "grey", "archived");
    case "over":
      return found("none", "red", "over");
    case "not_yet":
      return found("none", "grey", "not_yet");
    case "work_in_progress":
      return found("wait", "amber", "work_in_progress");
    case "due":
      values.days = String(between(state.due, today));
      return found("answer", "red", "overdue");
  }
  if (state.due && between(today, state.due) <= SOON) return found("answer", "amber", "due_soon");
  if (state.confidence === "not_validated") return found("answer", "note", "not_validated");
  return found("answer", "fine", state.confidence === "validated" ? "validated" : "");
}

/**
 * Return whether an entry is not validated, whatever else is to be said of it.
 * @param {State} state
 */
export function unproven(state) {
  return state.confidence === "not_validated";
}
