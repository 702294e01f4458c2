// Keeping the data fresh without anybody noticing.

import { connect } from "../search-client.js";
import { registerOffline, status } from "../offline.js";
import { date, freshness, showFreshness } from "./bar.js";
import { moment } from "./days.js";
import { part } from "./dom.js";

/** @typedef {import("./desk.js").Desk} Desk */

const CHECKED = 5 * 60_000;
const IDLE = 60_000;

/**
 * Open the search of a site, from the server's newest files when those at hand do not fit together.
 * @param {string} root
 */
export function connectAnew(root) {
  return connect(root).catch(async () => {
    await fetch(`${root}search/manifest.json`, { cache: "reload" });
    return connect(root);
  });
}

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
  if (now) desk.store.set("confirmed", now.confirmed.toISOString());
  const made = now?.made ?? date(status.fetched);
  const known = {
    made: status.asOf || (made ? moment(made) : ""),
    confirmed: date(desk.store.get("confirmed", "")),
    online: now !== null,
  };
  showFreshness(part("mark"), known, desk.texts);
  const newer = now?.build && now.build !== desk.build;
  if (!desk.client || (newer && unused(desk))) await renew(desk);
}

/** Whether something is shown that other data would take away. @param {Desk} desk */
function open(desk) {
  return Boolean(desk.card || desk.walking.active || desk.dialog.place.open || desk.box.value);
}

/** Whether nobody would notice if the data were other data now. @param {Desk} desk */
function unused(desk) {
  return !open(desk) && Date.now() - desk.used > IDLE;
}

/** @param {Desk} desk */
async function renew(desk) {
  const old = desk.client;
  await desk.open();
  if (desk.client === old) return;
  old?.close();
  part("trouble").hidden = true;
  desk.ask();
  desk.strip();
}
