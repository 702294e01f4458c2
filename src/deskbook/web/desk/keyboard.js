// The keys of the desk, and what is typed into it.

import { action, name, writes } from "./keys.js";
import { part } from "../dom.js";
import { judge, outdate } from "./listing.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** Let a desk hear its keys and buttons. @param {Desk} desk */
export function listen(desk) {
  const { box } = desk;
  // While an input method composes, its letters are looked for as they stand.
  const typed = (/** @type {Event} */ event) => {
    desk.composing = event instanceof InputEvent && event.isComposing;
    // A question mark alone asks for help, also the one of input methods, which tell of no key.
    if (/^[?？]$/.test(box.value) && desk.keys.help.includes("?")) {
      box.value = "";
      desk.act("help");
    }
    desk.typed = Date.now();
    // What is still on its way was asked for before.
    desk.wish();
    if (!box.value) outdate(desk);
    document.body.dataset.view = "results";
    desk.ask();
    judge(desk);
  };
  box.addEventListener("input", typed);
  box.addEventListener("compositionend", typed);
  // Before anything inside hears it: a flow must not take the keys of the desk.
  document.addEventListener("keydown", (event) => press(desk, event), { capture: true });
  for (const event of ["keydown", "pointerdown"]) {
    document.addEventListener(event, () => (desk.used = Date.now()), { passive: true });
  }
  for (const one of /** @type {const} */ (["help", "scope", "gap"])) {
    part(one).addEventListener("click", () => desk.act(one));
  }
  part("new-call").addEventListener("click", () => desk.begin({ ...desk.call, q: "", code: "" }));
  part("back").addEventListener("click", () => desk.act("escape"));
  part("notices").addEventListener("click", () => {
    desk.dialog.notices(desk.notices, (id) => desk.show(id, -1));
  });
  part("reports").addEventListener("click", () =>
    desk.dialog.reports(desk.reports, desk.settings.issue_url ?? "", () => desk.strip()),
  );
}

/** @param {Desk} desk @param {KeyboardEvent} event */
function press(desk, event) {
  const key = name(event);
  const typing = isField(event.target);
  // A key that is held acts once.
  if (!key || event.defaultPrevented || desk.dialog.place.open || (event.repeat && !typing)) return;
  const inBox = event.target === desk.box;
  if (typing && !inBox && writes(key)) return;
  if (inBox ? steer(desk, key) : !typing && outside(desk, key, event)) {
    event.preventDefault();
    return;
  }
  const row = /^Alt\+([1-9])$/.exec(key);
  if (row) {
    event.preventDefault();
    desk.openRow(Number(row[1]) - 1);
    return;
  }
  const found = action(key, desk.keys);
  if (!found || (typing && writes(key))) return;
  event.preventDefault();
  desk.act(found);
}

/** Keys in the search box that steer the list. @param {Desk} desk @param {string} key */
function steer(desk, key) {
  if (key === "ArrowDown") desk.list.move(1);
  else if (key === "ArrowUp") desk.list.move(-1);
  else if (key === "Enter") void openChosen(desk);
  else return false;
  return true;
}

/** Open what is chosen once the list answers what is typed: keys may be faster than the search.
 * @param {Desk} desk */
async function openChosen(desk) {
  await desk.finder?.settled();
  desk.openRow(desk.list.chosen);
}

/**
 * Keys anywhere else that open a result, or steer a flow.
 * @param {Desk} desk
 * @param {string} key
 * @param {KeyboardEvent} event
 */
function outside(desk, key, event) {
  const { walking, list } = desk;
  if (walking.active) {
    if (action(key, desk.keys)) return false;
    return walking.handle(event) || /^\d$/.test(key);
  }
  const pressing = event.target instanceof Element && event.target.closest("button, a, summary");
  if (/^[1-9]$/.test(key)) desk.openRow(Number(key) - 1);
  // On a button or link Enter is pressing it.
  else if (key === "Enter" && !pressing) desk.openRow(list.chosen);
  else return false;
  return true;
}

/** @param {EventTarget | null} target */
function isField(target) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
