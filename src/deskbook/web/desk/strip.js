// The strip below: what is new, what is pinned, what was open before, what this queue asks most.

import { SCOPES } from "./context.js";
import { after } from "./texts.js";
import { element } from "../dom.js";

/** @typedef {import("../search/service.js").About} About */
/** @typedef {import("../search-client.js").Client} Client */
/** @typedef {import("./context.js").Call} Call */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./texts.js").Texts} Texts */

/** A notice of the handbook. @typedef {{text: string, from?: string, to?: string, entry?: string}}
 *   Notice */

/** A line of the strip; `entry` is what it opens, "" for nothing.
 * @typedef {{text: string, entry: string}} Line */

const NEAR = 7;
const MOST_CHANGES = 20;
const MOST_RECENT = 8;
const MOST_PINNED = 12;
const TOP = 5;

/** The entries a reader has pinned or opened, in this browser. */
export class Marked {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
  }

  /** @returns {string[]} */
  pinned() {
    return this.store.get("pinned", /** @type {string[]} */ ([]));
  }

  /** @returns {string[]} */
  recent() {
    return this.store.get("recent", /** @type {string[]} */ ([]));
  }

  /** @param {string} id */
  opened(id) {
    const others = this.recent().filter((one) => one !== id);
    this.store.set("recent", [id, ...others].slice(0, MOST_RECENT));
  }

  /** Pin an entry, or unpin it; whether it is pinned now. @param {string} id */
  toggle(id) {
    const others = this.pinned().filter((one) => one !== id);
    const pins = others.length === this.pinned().length;
    this.store.set("pinned", pins ? [id, ...others].slice(0, MOST_PINNED) : others);
    return pins;
  }
}

/**
 * Return the notices of a day: those of the handbook, and what begins or stops to hold about now.
 * @param {Notice[]} written
 * @param {About[]} changing
 * @param {string} today
 * @param {Texts} texts
 * @returns {Line[]}
 */
export function notices(written, changing, today, texts) {
  const current = written.filter(
    ({ from = "", to = "" }) => from <= today && (!to || to >= today),
  );
  const found = current.map(({ text, entry = "" }) => ({ text, entry }));
  /** @type {{day: string, text: string, entry: string}[]} */
  const changes = [];
  for (const { id, title, state } of changing) {
    const { from, to } = state;
    const add = (/** @type {string} */ name, /** @type {string} */ day) =>
      changes.push({ day, text: texts.of(name, { title, day }), entry: id });
    if (to === today) add("notice_last_day", to);
    else if (near(to, today) && to < today) add("notice_over", to);
    else if (near(to, today)) add("notice_ends", to);
    else if (near(from, today)) add(from > today ? "notice_begins" : "notice_new", from);
  }
  changes.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  return [...found, ...changes.slice(0, MOST_CHANGES)];
}

/** @param {string} day @param {string} today */
function near(day, today) {
  return day >= after(today, -NEAR) && day <= after(today, NEAR);
}

/**
 * Fill the strip; return all notices.
 * @param {HTMLElement} place
 * @param {Client} client
 * @param {{marked: Marked, written: Notice[], call: Call, today: string, texts: Texts,
 *   open: (id: string) => void}} given
 */
export async function fill(place, client, { marked, written, call, today, texts, open }) {
  const [pinned, recent, top, changing] = await Promise.all([
    client.find(marked.pinned()),
    client.find(marked.recent()),
    client.top(call, today, TOP),
    client.changing(after(today, -NEAR), after(today, NEAR)),
  ]);
  const entries = (/** @type {About[]} */ found) =>
    found.map(({ id, title }) => ({ text: title, entry: id }));
  const current = notices(written, changing, today, texts);
  const columns = /** @type {const} */ ([
    ["strip_notices", current],
    ["strip_pinned", entries(pinned)],
    ["strip_recent", entries(recent)],
    ["strip_top", entries(top)],
  ]);
  const scoped = SCOPES.some((field) => call[field]);
  const none = scoped ? "strip_top_nothing" : "strip_top_none";
  place.replaceChildren(
    ...columns.map(([name, items]) => {
      const missing = name === "strip_top" ? none : `${name}_none`;
      const count = current.length;
      const title = texts.of(name === "strip_notices" && count ? "notices" : name, { count });
      const content = items.length
        ? element("ul", {}, ...lines(items, open))
        : element("p", {}, texts.of(missing));
      return element("section", { class: name }, element("h2", {}, title), content);
    }),
  );
  return current;
}

/** @param {Line[]} items @param {(id: string) => void} open */
export function lines(items, open) {
  return items.map(({ text, entry }) => {
    const click = () => open(entry);
    return element("li", {}, entry ? element("button", { type: "button", title: text, click }, text) : text);
  });
}
