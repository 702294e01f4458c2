/**
 * `<deskbook-flow data-flow="organization/tree:id">`: a button that turns a drawn flow, or the
 * table of a procedure, into the player in its place. Without JavaScript it is nothing.
 *
 * `data-title` names the flow on the button where the page is about something else, `data-start`
 * the step to begin at;
 * `data-replaces` is the class of what is hidden while the flow is walked. The address tells where
 * one is (`?flow=…&path=…`), so that a walk can be handed over.
 */

import { registerOffline } from "./offline.js";

const ROOT = new URL("../../", import.meta.url);

/** @typedef {import("./flow/texts.js").Texts} Texts */

class DeskbookFlow extends HTMLElement {
  /** @type {{destroy: () => void} | null} */ #player = null;
  /** Lets newer content come again: it would take the clock and what was noted away. */
  #letGo = () => {};

  connectedCallback() {
    this.replaceChildren(this.#button());
    const asked = new URLSearchParams(location.search);
    if (asked.get("flow") === this.dataset.flow) void this.#open(asked.get("path") ?? "");
  }

  disconnectedCallback() {
    this.#end();
  }

  #button() {
    const button = document.createElement("button");
    const chinese = document.documentElement.lang.toLowerCase().startsWith("zh");
    const { title } = this.dataset;
    const label = chinese ? "走一遍" : "Walk through";
    button.type = "button";
    button.className = "md-button db-walk-open-button";
    button.textContent = title ? `${label}${chinese ? "：" : ": "}${title}` : label;
    button.addEventListener("click", () => void this.#open(this.dataset.start ?? ""));
    return button;
  }

  /** @param {string} path */
  async #open(path) {
    const { createFlow } = await import("./flow.js");
    const { loadFlows } = await import("./flow/load.js");
    const { textsOf } = await import("./flow/texts.js");
    const id = this.dataset.flow ?? "";
    try {
      const { flows, waitingLine } = await loadFlows(ROOT.href);
      const flow = flows.get(id);
      if (!flow) throw new Error(id);
      if (!this.isConnected) return;
      this.#end();
      this.replaceChildren();
      this.#hide(true);
      this.#player = createFlow(this, flow, {
        find: (/** @type {string} */ one) => flows.get(one),
        path,
        root: ROOT,
        waitingLine,
        focus: true,
        onPath: (now) => address({ flow: id, path: now }),
        onLeave: () => this.#leave(),
      });
      this.#letGo = registerOffline({ canSwap: () => false });
    } catch {
      const problem = document.createElement("p");
      problem.setAttribute("role", "alert");
      problem.textContent = textsOf(document.documentElement.lang).missing;
      this.replaceChildren(this.#button(), problem);
    }
  }

  #end() {
    this.#player?.destroy();
    this.#player = null;
    this.#letGo();
  }

  #leave() {
    this.#end();
    this.#hide(false);
    address({ flow: null, path: null });
    this.replaceChildren(this.#button());
    this.querySelector("button")?.focus();
  }

  /** @param {boolean} hidden */
  #hide(hidden) {
    const { replaces } = this.dataset;
    const found = replaces ? this.parentElement?.querySelectorAll(`.${replaces}`) : undefined;
    for (const one of found ?? []) one.toggleAttribute("hidden", hidden);
  }
}

/** Change what follows the question mark, and nothing else. @param {Record<string, string | null>} values */
function address(values) {
  const now = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value === null) now.searchParams.delete(name);
    else now.searchParams.set(name, value);
  }
  history.replaceState(history.state, "", now);
}

if (!customElements.get("deskbook-flow")) customElements.define("deskbook-flow", DeskbookFlow);
