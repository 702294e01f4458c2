// How call-centre consoles that embed the desk are spoken with.
//
// In: a message gives the context of a call. Out: a script is handed over for sending. Both only
// with the origins that the handbook lists, and only while embedded.

import { call } from "./context.js";

/** @typedef {import("./context.js").Call} Call */
/** @typedef {import("./context.js").Names} Names */

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
    this.origins = (settings.origins ?? []).filter((one) => one !== "*");
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
