// Keeping the data fresh without anybody noticing.

import { registerOffline, status } from "../offline.js";
import { date, freshness, showFreshness } from "./bar.js";
import { moment } from "./texts.js";
import { part } from "../dom.js";
import { renew } from "./opening.js";

/** @typedef {import("./desk.js").Desk} Desk */

const CHECKED = 5 * 60_000;
const IDLE = 60_000;

/** Look after the data from now on. @param {Desk} desk */
export function lookAfter(desk) {
  const look = () => check(desk);
  registerOffline({ onUpdate: look, canSwap: () => !open(desk) });
  look();
  setInterval(look, CHECKED);
  for (const event of ["online", "offline"]) addEventListener(event, look);
}

/** Ask how fresh the data is; take newer data when nobody is using the old. @param {Desk} desk */
async function check(desk) {
  const now = await freshness(desk.root);
  if (now?.confirmed) desk.store.set("confirmed", now.confirmed.toISOString());
  if (now?.made) desk.store.set("made", now.made.toISOString());
  const made = now?.made ?? date(desk.store.get("made", status.fetched));
  const known = {
    made: status.asOf || (made ? moment(made) : ""),
    confirmed: date(desk.store.get("confirmed", "")),
    online: now !== null,
  };
  showFreshness(part("mark"), known, desk.texts);
  const newer = now?.build && now.build !== desk.build;
  if (!desk.client || desk.broken || (newer && unused(desk))) await renew(desk);
}

/** Whether something is shown that other data would take away. @param {Desk} desk */
function open(desk) {
  return Boolean(desk.card || desk.walking.active || desk.dialog.place.open || desk.box.value);
}

/** Whether nobody would notice if the data were other data now. @param {Desk} desk */
function unused(desk) {
  return !open(desk) && Date.now() - desk.used > IDLE;
}
