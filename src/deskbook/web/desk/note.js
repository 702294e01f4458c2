// The note for the ticket: what was asked, answered, and what is still to be filled in.

import { elapsed, moment } from "./texts.js";

/** @typedef {import("../search/service.js").Card} Card */
/** @typedef {import("./context.js").Call} Call */
/** @typedef {import("./texts.js").Texts} Texts */

/**
 * What became of a call. `said` is what the card gives to say today, `asked` what nothing answered,
 * `walked` the note of a guided flow, `begun` when the call began.
 * @typedef {{card: Card | null, said: string, asked: string, call: Call, walked: string,
 *   begun: number}} Course
 */

/**
 * Return the note as plain text.
 * @param {Course} course
 * @param {Texts} texts
 * @param {Date} [now]
 */
export function note({ card, said, asked, call, walked, begun }, texts, now = new Date()) {
  const t = texts.of;
  const lines = [t("note_time", { time: moment(now), lasted: elapsed(now.getTime() - begun) })];
  const known = [call.organization, call.queue, call.product, call.channel, call.code];
  const scope = known.filter(Boolean).join(" · ");
  if (scope) lines.push(`${t("note_call")}${scope}`);
  if (card) {
    lines.push(t("note_issue", { name: t("note_entry", { title: card.title, id: card.id }) }));
    if (said) lines.push(`${t("note_said")}${said}`);
  } else if (asked) {
    lines.push(t("note_issue", { name: asked }), `${t("note_said")}${t("gap")}`);
  }
  if (walked) lines.push(walked);
  for (const field of card?.hand_over ?? []) lines.push(`${field}${t("colon")}`);
  return lines.join("\n");
}
