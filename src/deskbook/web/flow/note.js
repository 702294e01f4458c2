// The note for the ticket: which way was gone, what was written down, how it ended.

import { filled } from "../dom.js";
import { nodeOf } from "./walk.js";

/** @typedef {import("./walk.js").Walk} Walk */
/** @typedef {import("./texts.js").Texts} Texts */

/**
 * @param {Walk} walk
 * @param {Texts} texts
 * @returns {string} lines of plain text
 */
export function ticketNote(walk, texts) {
  const lines = [filled(texts.name, { title: walk.flow.title })];
  let flow = walk.flow;
  let number = 0;
  for (const place of walk.places) {
    if (place.flow !== flow) {
      flow = place.flow;
      lines.push(`— ${filled(texts.noteInto, { title: flow.title })}`);
    }
    const node = nodeOf(place);
    const heard = oneLine(place.written);
    const text = heard ? oneLine(node.text ?? "").replace(/[。.：:]$/, "") : oneLine(node.text ?? "");
    const said = (place.answer && ` → ${place.answer}`) + (heard && `${texts.colon}${heard}`);
    // The beginning of a procedure and the end say nothing that the other lines do not.
    if (node.text && node.kind !== "start" && (node.kind !== "end" || said)) {
      lines.push(`${(number += 1)}. ${text}${said}`);
    }
    if (node.outcome && place !== walk.here) {
      lines.push(`${texts.outcome}${texts.colon}${oneLine(node.outcome)}`);
    }
  }
  const { end } = walk;
  const titles = solutionsOf(walk).map(({ title }) => title);
  const open = end?.open ? filled(texts.open, end) : titles.length ? "" : texts.noNext;
  const outcome = end?.outcome || open;
  if (!end) lines.push(texts.noteUnfinished);
  else if (outcome) lines.push(`${texts.outcome}${texts.colon}${oneLine(outcome)}`);
  if (titles.length) lines.push(`${texts.solutions}${texts.colon}${titles.join(texts.separator)}`);
  return lines.join("\n");
}

/**
 * The answers that the way has led to, each once, in the order in which it led there last.
 * @param {Walk} walk
 * @returns {import("./walk.js").Link[]}
 */
export function solutionsOf(walk) {
  /** @type {Map<string, import("./walk.js").Link>} */
  const found = new Map();
  for (const place of walk.places) {
    for (const id of nodeOf(place).solutions ?? []) {
      found.delete(id);
      found.set(id, linkOf(place.flow, id));
    }
  }
  return [...found.values()];
}

/**
 * What is known of an entry that a flow names.
 * @param {import("./walk.js").Flow} flow
 * @param {string} id
 */
export function linkOf(flow, id) {
  return flow.links?.[id] ?? { id, title: id, url: "" };
}

/** @param {string} text */
function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}
