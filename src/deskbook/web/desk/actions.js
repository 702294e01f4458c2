// What the keys and buttons of the desk do.

import { offer } from "./calling.js";
import { bindings } from "./keys.js";
import { about, outdate } from "./listing.js";
import { unanswered } from "./nothing.js";
import { cannot, usable } from "./opening.js";
import { walk } from "./walking.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./keys.js").Action} Action */

/** @type {Record<Action, (desk: Desk) => void>} */
const ACTIONS = {
  focus(desk) {
    document.body.dataset.view = "results";
    desk.box.focus();
    desk.box.select();
  },
  escape(desk) {
    const inBox = document.activeElement === desk.box;
    if (desk.walking.active && !inBox) return desk.walking.close();
    if (inBox) {
      desk.box.value = "";
      outdate(desk);
    }
    ACTIONS.focus(desk);
  },
  flow(desk) {
    if (desk.walking.active) return;
    const way = desk.card?.walk;
    if (way) walk(desk, way.start ? `${way.id}#${way.start}` : way.id);
    else desk.tell(desk.texts.of("no_flow"));
  },
  say(desk) {
    if (desk.script) desk.copy(desk.script, "copied_say");
    else desk.tell(desk.texts.of("no_say"));
  },
  send(desk) {
    if (!desk.script) return desk.tell(desk.texts.of("no_say"));
    desk.tell(desk.texts.of(desk.console.send(desk.script) ? "sent" : "not_sent"));
  },
  link(desk) {
    if (!desk.card) return desk.tell(desk.texts.of("no_card"));
    desk.copy(new URL(desk.card.url, desk.root).href, "copied_link");
  },
  note(desk) {
    desk.copy(desk.note(), "copied_note");
  },
  escalate(desk) {
    if (desk.answering) desk.dialog.escalation(desk.answering, desk.around());
    else desk.tell(desk.texts.of("no_card"));
  },
  gap(desk) {
    const query = desk.box.value.trim();
    if (!query) return desk.tell(desk.texts.of("gap_empty"));
    if (!usable(desk)) return cannot(desk);
    desk.reports.gap({ ...about(desk), q_normalised: query });
    desk.strip();
    unanswered(desk, true);
  },
  flag(desk) {
    const { card } = desk;
    if (!card) return desk.tell(desk.texts.of("no_card"));
    desk.dialog.flag(card.title, (flag, note) => {
      desk.reports.add({ kind: "flag", ...about(desk), entry: card.id, flag, ...(note && { note }) });
      desk.strip();
      desk.tell(desk.texts.of("flagged"));
    });
  },
  pin(desk) {
    if (!desk.card) return desk.tell(desk.texts.of("no_card"));
    desk.tell(desk.texts.of(desk.marked.toggle(desk.card.id) ? "pinned" : "unpinned"));
    desk.strip();
  },
  scope(desk) {
    offer(desk);
  },
  previous(desk) {
    turn(desk, -1);
  },
  next(desk) {
    turn(desk, 1);
  },
  help(desk) {
    desk.dialog.help(desk.keys, desk.console.takesText, (action, key) => {
      const chosen = key ? { ...desk.store.get("keys", {}), [action]: key } : {};
      desk.store.set("keys", chosen);
      desk.keys = bindings(chosen);
      ACTIONS.help(desk);
    });
  },
};

/** Do what a key or button stands for. @param {Desk} desk @param {Action} action */
export function perform(desk, action) {
  ACTIONS[action](desk);
}

/** Show the entry that was open before, or after. @param {Desk} desk @param {1 | -1} step */
function turn(desk, step) {
  const id = desk.opened[desk.at + step];
  if (!id) return;
  desk.at += step;
  desk.show(id, -1, true);
}
