// The bar: for which call, how long it has lasted, and how old the data is.

import { SCOPES } from "./context.js";
import { elapsed, moment } from "./days.js";
import { make } from "./dom.js";

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
 * @param {Record<string, string>} organizations their names
 */
export function chips(call, unknown, texts, forget, organizations) {
  return SCOPES.filter((field) => call[field]).map((field) => {
    const value = call[field] ?? "";
    const name = field === "organization" ? organizations[value] ?? value : value;
    const hint = texts.of(unknown.has(field) ? "chip_unknown" : "chip_forget", { name });
    return make(
      "button",
      {
        type: "button",
        class: unknown.has(field) ? "chip unknown" : "chip",
        title: hint,
        press: () => forget(field),
      },
      make("span", { class: "field" }, `${texts.of(`chip_${field}`)} `),
      make("span", { class: "value" }, name),
      make("span", { class: "forget", "aria-hidden": "true" }, "×"),
      make("span", { class: "unseen" }, `，${hint}`),
    );
  });
}

/**
 * What is known of the data: of when it is, when the server last said so, whether the server can be
 * reached now, and which build the server has.
 * @typedef {{made: Date | null, confirmed: Date | null, online: boolean, build: string}} Freshness
 */

/**
 * Ask the server for the state of its data. A copy kept for offline use still tells by its headers
 * when it came from the server.
 * @param {string} root
 * @returns {Promise<Freshness>}
 */
export async function freshness(root) {
  /** @type {Freshness} */
  const found = { made: null, confirmed: null, online: navigator.onLine, build: "" };
  try {
    const answer = await fetch(`${root}search/manifest.json`, { cache: "no-cache" });
    const manifest = await answer.json();
    found.build = manifest.build;
    found.made = date(manifest.built ?? answer.headers.get("last-modified"));
    found.confirmed = date(answer.headers.get("date"));
  } catch {
    found.online = false;
  }
  return found;
}

/** @param {string | null} text */
function date(text) {
  const time = Date.parse(text ?? "");
  return Number.isNaN(time) ? null : new Date(time);
}

/**
 * Show how old the data is, in amber when nobody has confirmed it for a day.
 * @param {HTMLElement} place
 * @param {Freshness} known
 * @param {Texts} texts
 */
export function showFreshness(place, { made, confirmed, online }, texts) {
  const parts = [];
  if (!online) parts.push(texts.of("offline"));
  if (made) parts.push(texts.of("data_of", { time: moment(made) }));
  const last = confirmed ?? made;
  const old = last !== null && Date.now() - last.getTime() > DAY;
  place.textContent = parts.join(" · ");
  place.className = !online || old ? "mark amber" : "mark";
  place.title = last ? texts.of("data_confirmed", { time: moment(last) }) : "";
}
