// A guided flow in the place of the card.

import { saying } from "./card.js";
import { button, element, part } from "../dom.js";
import { shown } from "./keys.js";

/** @typedef {import("../search-client.js").Client} Client */
/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./texts.js").Texts} Texts */
/** @typedef {ReturnType<import("../flow.js").createFlow>} Player */

/**
 * What happens around a walk: `open` shows an entry, `onPath` hears where one has come along,
 * `onEnd` which answers it has led to, `onCopy` that the note is wanted.
 * @typedef {{root: string, language: string, waitingLine: string, open: (id: string) => void,
 *   onPath: (path: string) => void, onEnd: (end: {solutions: string[]}) => void,
 *   onCopy: () => void}} Ways
 */

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
    this.starts = 0;
  }

  get active() {
    return !this.place.hidden;
  }

  /**
   * Start a flow, or go on where a path leads.
   * @param {Client} client
   * @param {string} id of the flow, with "#" and the step to begin at where it is another than the
   *   first
   * @param {string} path
   * @param {Ways} ways
   */
  async start(client, id, path, { open, ...ways }) {
    this.close(false);
    this.id = id;
    this.place.replaceChildren();
    this.place.hidden = false;
    const mine = (this.starts += 1);
    const [name, start] = id.split("#");
    try {
      const flow = /** @type {any} */ (await client.flow(name));
      if (!flow) return this.say("flow_missing");
      const [{ createFlow }, { gathered }] = await Promise.all([
        import("../flow.js"),
        import("../flow/gather.js"),
      ]);
      const find = await gathered(flow, (other) => /** @type {any} */ (client.flow(other)));
      // It may have been closed, or another one begun.
      if (mine !== this.starts || !this.active) return;
      const begun = start && Object.hasOwn(flow.nodes, start) ? { ...flow, start } : flow;
      this.player = createFlow(this.place, begun, {
        ...ways,
        find,
        path,
        focus: true,
        onSolution: (solution, event) => {
          event.preventDefault();
          open(solution);
        },
        onLeave: () => this.close(),
      });
    } catch {
      this.say("flow_unplayable");
    }
  }

  /** Say why there is nothing to walk through. @param {string} name of the text */
  say(name) {
    const back = button(this.texts.of("flow_close"), () => this.close(), "Esc");
    const text = element("p.banner.red", { role: "alert" }, this.texts.of(name));
    this.place.replaceChildren(text, back);
    back.focus();
  }

  /** The note of the walk, "" without one. */
  get note() {
    return this.player?.note ?? "";
  }

  /** Give a key to the player; whether it was for it. @param {KeyboardEvent} event */
  handle(event) {
    return this.player?.handle(event) ?? false;
  }

  close(tell = true) {
    if (!this.active) return;
    this.player?.destroy();
    this.player = null;
    this.id = "";
    this.place.hidden = true;
    this.place.replaceChildren();
    if (tell) this.closed();
  }
}

/**
 * Walk through a flow on a desk.
 * @param {Desk} desk
 * @param {string} id
 * @param {string} [path] where to go on
 */
export async function walk(desk, id, path = "") {
  const { client, walking, texts, root } = desk;
  if (!client) return;
  desk.wish();
  document.body.dataset.view = "card";
  part("card").hidden = true;
  await walking.start(client, id, path, {
    root,
    language: texts.language,
    waitingLine: desk.waiting(),
    open: (entry) => desk.show(entry, -1),
    onPath: (at) => {
      desk.walked = walking.note;
      desk.reach(null);
      desk.locate({ entry: desk.card?.id, tree: id, path: at });
    },
    onCopy: () => desk.act("note"),
    onEnd: ({ solutions }) => arrive(desk, solutions),
  });
}

/**
 * Show what to say at the end of a flow: the answer that it has led to last.
 * @param {Desk} desk
 * @param {string[]} solutions
 */
async function arrive(desk, solutions) {
  const end = desk.walking.place.querySelector(".db-walk-end");
  const [found] = (await desk.client?.find(solutions.slice(-1))) ?? [];
  const card = found && (await desk.finder?.card(found));
  if (!card || !end?.isConnected) return;
  desk.reach(card);
  if (!desk.script) return;
  const { texts, keys } = desk;
  const buttons = /** @type {const} */ (["say", "escalate"]).map((one) =>
    button(texts.of(`do_${one}`), () => desk.act(one), shown(keys[one][0])),
  );
  end.prepend(saying(desk.script, texts.of("say")), element("div.actions", {}, ...buttons));
}
