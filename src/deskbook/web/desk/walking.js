// A guided flow in the place of the card. The player is a module of its own:
//
//     createFlow(container, flow, {path, language, to, load, open, onPath, onEnd})
//       -> {press(key) => boolean, close()}
//
// `path` is where to go on ("" from the start); `to` makes an address of one below the site's root;
// `load(id)` gets another flow, `open(id)` shows an entry; `onPath(path, steps)` is called after
// each step with the path for the address and what was answered, a line each; `onEnd({outcome,
// solutions})` at an end. `press` says whether a key ("1", "0", "Backspace") was for the player.

import { button, make } from "./dom.js";

/** @typedef {import("../search/service.js").Card} Card */
/** @typedef {import("../search-client.js").Client} Client */
/** @typedef {import("./texts.js").Texts} Texts */
/** @typedef {{press: (key: string) => boolean, close: () => void}} Player */
/** @typedef {{language: string, to: (url: string) => string, open: (id: string) => void,
 *   onPath: (path: string, steps: string[]) => void, onEnd: (end: {outcome?: string}) => void}} Ways */

/** The panel a flow is walked through in. */
export class Walking {
  /** @param {HTMLElement} place @param {Texts} texts @param {() => void} closed */
  constructor(place, texts, closed) {
    this.place = place;
    this.texts = texts;
    this.closed = closed;
    /** @type {Player | null} */
    this.player = null;
    this.id = "";
  }

  get active() {
    return !this.place.hidden;
  }

  /**
   * Start a flow, or go on where a path leads.
   * @param {Client} client
   * @param {string} id
   * @param {{path: string, start?: string}} from
   * @param {Ways} ways
   */
  async start(client, id, { path, start }, ways) {
    this.close(false);
    this.id = id;
    const t = this.texts.of;
    const flow = await client.flow(id).catch(() => null);
    const title = make("h2", { id: "flow-title", tabindex: "-1" }, flow?.title ?? t("flow"));
    const inside = make("div", { class: "player" });
    const back = button(t("flow_close"), () => this.close(), "Esc");
    this.place.replaceChildren(make("div", { class: "flow-head" }, title, back), inside);
    this.place.hidden = false;
    if (!flow) {
      inside.append(make("p", { class: "banner red" }, t("flow_missing")));
      title.focus();
      return;
    }
    try {
      const module = "../flow.js";
      const { createFlow } = await import(module);
      const load = (/** @type {string} */ other) => client.flow(other);
      const given = start ? { ...flow, start } : flow;
      this.player = createFlow(inside, given, { path, load, ...ways });
      if (!this.place.contains(document.activeElement)) title.focus();
    } catch {
      inside.append(
        make("p", { class: "banner amber" }, t("flow_unplayable")),
        make("p", {}, make("a", { href: ways.to(flow.url) }, t("whole_page"))),
      );
      title.focus();
    }
  }

  /** Give a key to the player; whether it was for it. @param {string} key */
  press(key) {
    return this.active && (this.player?.press(key) ?? false);
  }

  close(tell = true) {
    if (!this.active) return;
    this.player?.close();
    this.player = null;
    this.id = "";
    this.place.hidden = true;
    this.place.replaceChildren();
    if (tell) this.closed();
  }
}
