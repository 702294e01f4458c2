// What is known of a call, from the address of the page or a message of the console around it, and what
// is handed back to that. Only what helps to find an answer is taken; who calls is never looked at.
// Messages count, and scripts are handed over, only between origins that the handbook lists.

import { masked } from "./privacy.js";

/**
 * `q` is what to look for, `code` a fault or model code.
 * @typedef {{queue?: string, product?: string, channel?: string, organization?: string,
 *   q?: string, code?: string}} Call
 * @typedef {keyof Call} Field
 *
 * What leads back to a place on the desk: an entry, a guided flow and the way through it.
 * @typedef {{entry?: string, tree?: string, path?: string}} Place
 *
 * The names under which a console gives the fields, where they are others. @typedef {Record<string,
 *   string>} Names
 */

/** @type {readonly Field[]} */
const FIELDS = ["queue", "product", "channel", "organization", "q", "code"];
/** @type {readonly Field[]} */
export const SCOPES = ["organization", "queue", "product", "channel"];
const PLACES = /** @type {const} */ (["entry", "tree", "path"]);
const LONGEST = 200;

/**
 * Return what is known of a call from named values of any kind. Our own names always count: an
 * address that the desk has written has them.
 * @param {Record<string, unknown>} values
 * @param {Names} [names]
 * @returns {Call}
 */
export function call(values, names = {}) {
  /** @type {Call} */
  const found = {};
  for (const field of FIELDS) {
    for (const name of [field, names[field]]) {
      const value = name && values[name];
      if (typeof value !== "string" && typeof value !== "number") continue;
      const text = masked(String(value).slice(0, LONGEST)).replace(/\p{Cc}/gu, " ").trim();
      if (text) found[field] = text;
    }
  }
  return found;
}

/**
 * Return the values of an address; those in the JSON of `params` count as if they stood alone.
 * @param {URLSearchParams} query
 * @returns {Record<string, unknown>}
 */
export function values(query) {
  const found = Object.fromEntries(query);
  try {
    const given = JSON.parse(found.params ?? "");
    if (given && typeof given === "object") return { ...given, ...found };
  } catch {
    // No JSON: nothing in it is for us.
  }
  return found;
}

/**
 * Return the place an address leads to.
 * @param {URLSearchParams} query
 * @returns {Place}
 */
export function place(query) {
  /** @type {Place} */
  const found = {};
  for (const name of PLACES) {
    const value = query.get(name);
    if (value) found[name] = value.slice(0, 4000);
  }
  return found;
}

/**
 * Return the query of an address that holds these, and nothing about the caller.
 * @param {URLSearchParams} query the present one
 * @param {Call} known
 * @param {Place} at
 */
export function address(query, known, at) {
  const found = new URLSearchParams();
  const adapter = query.get("adapter");
  if (adapter) found.set("adapter", adapter);
  for (const field of SCOPES) if (known[field]) found.set(field, known[field] ?? "");
  for (const name of PLACES) if (at[name]) found.set(name, at[name] ?? "");
  const text = found.toString();
  return text && `?${text}`;
}

/**
 * `read` returns the values of a message that begins a call, null for any other; `write` the
 * message that hands over a text, absent where the console takes none.
 * @typedef {{read: (data: any) => Record<string, unknown> | null,
 *   write?: (text: string) => unknown}} Adapter
 * @typedef {{adapter?: string, origins?: string[], fields?: Names}} Settings
 */

/** @type {Record<string, Adapter>} */
const ADAPTERS = {
  generic: {
    read: (data) => (data?.source === "deskbook" && data.event === "call" ? data.payload : null),
    write: (message) => ({ source: "deskbook", event: "say", payload: { message } }),
  },
  "huawei-cec": {
    // The call's context stands in the address, under names that the console's settings choose.
    read: () => null,
  },
  sobot: {
    read: (data) => {
      if (data?.name !== "selected") return null;
      return typeof data.params === "object" ? data.params : data.data ?? data;
    },
  },
  "tencent-ccc": {
    read: () => null,
    write: (message) => ({ source: "ccc-sdk", payload: { event: "sendTextMessage", message } }),
  },
};

/** The console around the desk, as far as there is one that may be spoken with. */
export class Console {
  /**
   * @param {Settings} settings
   * @param {string | null} named the adapter that the address asks for
   * @param {Window} [view]
   */
  constructor(settings, named, view = window) {
    const known = [named, settings.adapter].find((one) => Object.hasOwn(ADAPTERS, one ?? ""));
    this.adapter = ADAPTERS[known ?? "generic"];
    this.fields = settings.fields ?? {};
    // Some browsers tell which site is around: to any other, nothing could be handed over.
    const around = view.location?.ancestorOrigins?.[0];
    this.origins = (settings.origins ?? []).filter((one) => one !== "*" && one === (around ?? one));
    this.view = view;
    this.embedded = view.parent !== view;
  }

  /** Whether a script can be handed over. */
  get takesText() {
    return this.embedded && this.origins.length > 0 && this.adapter.write !== undefined;
  }

  /**
   * Hand over a text; the browser keeps it from any origin that is not listed.
   * @param {string} text
   */
  send(text) {
    if (!this.takesText || !this.adapter.write) return false;
    const message = this.adapter.write(text);
    for (const origin of this.origins) this.view.parent.postMessage(message, origin);
    return true;
  }

  /**
   * Be told of every call.
   * @param {(call: Call) => void} begin
   */
  listen(begin) {
    this.view.addEventListener("message", (event) => {
      if (event.source !== this.view.parent || !this.origins.includes(event.origin)) return;
      const values = this.adapter.read(event.data);
      if (values && typeof values === "object") begin(call(values, this.fields));
    });
  }
}
