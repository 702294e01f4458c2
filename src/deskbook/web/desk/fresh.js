// Keeping the data fresh without anybody noticing.

import { registerOffline, status } from "../offline.js";
import { moment } from "./texts.js";
import { part } from "../dom.js";
import { renew } from "./opening.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./texts.js").Texts} Texts */

const CHECKED = 5 * 60_000;
const IDLE = 60_000;
const DAY = 86_400_000;

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
  const made = date(desk.store.get("made", status.fetched));
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

/**
 * What the server says of its data: when it was made, at what time it said so, and its build; null
 * and "" where it does not tell or is not asked.
 * @typedef {{made: Date | null, confirmed: Date | null, build: string}} Freshness
 */

/**
 * Ask the server itself, past any copy that is kept for offline use; null when it does not answer.
 * @param {string} root
 * @returns {Promise<Freshness | null>}
 */
export async function freshness(root) {
  const address = `${root}search/manifest.json`;
  try {
    if (!/^https?:/.test(root)) {
      // A file says when it was unpacked or packed, not of when the data is.
      return { made: null, confirmed: new Date(), build: "" };
    }
    const answer = await fetch(address, { method: "HEAD", cache: "no-store" });
    const made = date(answer.headers.get("last-modified"));
    // Where a copy is kept, whoever keeps it looks after new builds.
    const manifest = navigator.serviceWorker?.controller
      ? null
      : await fetch(address, { cache: "no-cache" })
          .then((one) => one.json())
          .catch(() => null);
    return { made, confirmed: answer.ok ? new Date() : null, build: manifest?.build ?? "" };
  } catch {
    return null;
  }
}

/** @param {string | null | undefined} text */
export function date(text) {
  const time = Date.parse(text ?? "");
  return Number.isNaN(time) ? null : new Date(time);
}

/**
 * Show of when the data is, in amber while the server cannot be reached and when it has not
 * confirmed the data for a day.
 * @param {HTMLElement} place
 * @param {{made: string, confirmed: Date | null, online: boolean}} known
 * @param {Texts} texts
 */
export function showFreshness(place, { made, confirmed, online }, texts) {
  const parts = [];
  if (!online) parts.push(texts.of("offline"));
  if (made) parts.push(texts.of("data_of", { time: made }));
  const old = confirmed !== null && Date.now() - confirmed.getTime() > DAY;
  place.textContent = parts.join(" · ");
  place.className = !online || old ? "mark amber" : "mark";
  place.title = confirmed ? texts.of("data_confirmed", { time: moment(confirmed) }) : "";
}
