// The bar: for which call, how long it has lasted, and how old the data is.

import { SCOPES } from "./context.js";
import { elapsed, moment } from "./texts.js";
import { element } from "../dom.js";

/** @typedef {import("./context.js").Call} Call */
/** @typedef {import("./context.js").Field} Field */
/** @typedef {import("./texts.js").Texts} Texts */

const DAY = 86_400_000;

/** Shows for how long a call has lasted. */
export class Timer {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.begun = Date.now();
    this.show();
    setInterval(() => this.show(), 1000);
  }

  restart() {
    this.begun = Date.now();
    this.show();
  }

  show() {
    this.place.textContent = elapsed(Date.now() - this.begun);
  }
}

/**
 * Return a chip for each thing known of a call; pressing one forgets it.
 * @param {Call} call
 * @param {ReadonlySet<Field>} unknown those that no entry is meant for
 * @param {Texts} texts
 * @param {(field: Field) => void} forget
 * @param {Call} names what the handbook calls them
 */
export function chips(call, unknown, texts, forget, names) {
  return SCOPES.filter((field) => call[field]).map((field) => {
    const name = names[field] ?? call[field] ?? "";
    const hint = texts.of(unknown.has(field) ? "chip_unknown" : "chip_forget", { name });
    return element(
      "button",
      {
        type: "button",
        class: unknown.has(field) ? "chip unknown" : "chip",
        title: hint,
        click: () => forget(field),
      },
      element("span.field", {}, `${texts.of(`chip_${field}`)} `),
      element("span.value", {}, name),
      element("span.forget", { "aria-hidden": "true" }, "×"),
      element("span.unseen", {}, `，${hint}`),
    );
  });
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
