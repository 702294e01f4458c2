// The player of guided flows and procedures, for the desk and for pages.
//
//     const player = createFlow(container, flow, { find: (id) => flows.get(id), onEnd, onPath });
//     player.handle(keyboardEvent); // for a page that hears the keys itself
//     player.destroy();

import { copied, element, filled, styled } from "./dom.js";
import { ticketNote, solutionsOf } from "./flow/note.js";
import { stepOf, taker } from "./flow/step.js";
import { textsOf } from "./flow/texts.js";
import { nodeOf, Walk } from "./flow/walk.js";

/** @typedef {import("./flow/walk.js").Flow} Flow */
/** @typedef {import("./flow/texts.js").Texts} Texts */

/**
 * How a walk ended.
 * @typedef {{flow: string, path: string, outcome: string, open: string, solutions: string[],
 *   note: string}} Ending
 *
 * `find`: the flow of an id, for steps that lead into another one.
 * `path`: where to begin, as a player before has told it to `onPath`.
 * `root`: the address of the site, which the addresses of a flow start from.
 * `texts`: words in place of our own; `language`: "zh" or "en", that of the page if not given.
 * `waitingLine`: what the agent says while the caller waits.
 * `focus`: whether to take the focus at once; later steps always take it.
 * `onSolution`: called before a link to a solution is followed.
 * `onCopy`: called instead of copying the note, where there is more to be said than how one walked.
 * `onLeave`: called by the button that leaves; without it there is none.
 * @typedef {{find?: (id: string) => Flow | undefined, path?: string, root?: string | URL,
 *   texts?: Partial<Texts>, language?: string, waitingLine?: string, focus?: boolean,
 *   onPath?: (path: string) => void, onEnd?: (ending: Ending) => void,
 *   onSolution?: (id: string, event: Event) => void, onCopy?: () => void,
 *   onLeave?: () => void}} FlowOptions
 */

/**
 * Show a flow in a container and let it be walked.
 * @param {HTMLElement} container
 * @param {Flow} flow
 * @param {FlowOptions} [options]
 */
export function createFlow(container, flow, options = {}) {
  return new Player(container, flow, options);
}

class Player {
  /** @type {() => void} */ #stop = () => undefined;
  /** @type {FlowOptions} */ #options;
  /** @type {HTMLElement} */ #status = element("p.db-walk-status", { role: "status" });
  /** @type {HTMLElement} */ #content = element("div");
  /** @type {HTMLElement} */ #frame;
  /** @type {Texts} */ #texts;
  /** @type {Walk} */ #walk;
  #trailShown = false;

  /** @param {HTMLElement} container @param {Flow} flow @param {FlowOptions} options */
  constructor(container, flow, options) {
    this.#options = options;
    this.#texts = { ...textsOf(options.language ?? document.documentElement.lang), ...options.texts };
    this.#walk = new Walk(flow, options.find);
    const label = filled(this.#texts.walkOf, { title: flow.title });
    this.#frame = element("section.db-walk", { "aria-label": label }, this.#content, this.#status);
    this.#frame.addEventListener("keydown", (event) => this.handle(event));
    void styled(new URL("flow/flow.css", import.meta.url).href);
    container.append(this.#frame);
    const fits = !options.path || this.#walk.follow(options.path);
    this.#show(options.focus ?? false);
    if (!fits) this.#say(this.#texts.changed);
    this.#tell();
  }

  /** Where one has come along, to be handed over. */
  get path() {
    return this.#walk.path;
  }

  /** The note for the ticket as it is by now. */
  get note() {
    return ticketNote(this.#walk, this.#texts);
  }

  /** Whether the walk is at an end. */
  get ended() {
    return this.#walk.end !== null;
  }

  /** Put the focus on the step. */
  focus() {
    this.#content.querySelector(".db-walk-step")?.scrollIntoView({ block: "nearest" });
    /** @type {HTMLElement | null} */ (this.#content.querySelector(".db-walk-step"))?.focus({ preventScroll: true });
  }

  /** Remove the player from the page. */
  destroy() {
    this.#stop();
    this.#frame.remove();
  }

  /**
   * Go on by an answer, counted from 1.
   * @param {number} number
   */
  choose(number) {
    if (this.#walk.choose(number)) this.#moved();
  }

  /** Go back to the step before, or to that of an index; whether there is one. @param {number} [index] */
  back(index) {
    const done = this.#walk.back(index);
    if (done) this.#moved();
    return done;
  }

  /**
   * Act on a key that was pressed on the page; whether it meant something here. Nothing is done
   * while a word is being composed or a field has the focus.
   * @param {KeyboardEvent} event
   */
  handle(event) {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return false;
    if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return false;
    if (!this.#act(event.key, event.target)) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** Copy the note for the ticket. */
  async copy() {
    if (this.#options.onCopy) return this.#options.onCopy();
    const done = await copied(this.note);
    this.#say(done ? this.#texts.copied : this.#texts.notCopied);
    if (!done) /** @type {HTMLTextAreaElement | null} */ (this.#content.querySelector(".db-walk-note"))?.select();
  }

  /** @param {string} key @param {EventTarget | null} target */
  #act(key, target) {
    if (/^\d$/.test(key)) {
      const found = this.#walk.choices.findIndex((choice) => choice.key === key);
      if (found >= 0) this.choose(found + 1);
      else if (key === "0" && !this.ended) this.#unclear();
      return found >= 0 || key === "0";
    }
    if (key === "Backspace") return this.back() || true;
    if (key === "x" || key === "X") return void this.copy(), true;
    const button = target instanceof Element && target.closest("button, a");
    if (key !== "Enter" || button) return false;
    if (this.#walk.choices.length === 1) return this.choose(1), true;
    /** @type {HTMLElement | null} */
    const answer = this.#content.querySelector("a[data-solution]");
    if (this.ended) answer?.click();
    return this.ended && answer !== null;
  }

  /** What one can do where the flow has no answer for “not clear”. */
  #unclear() {
    const texts = this.#texts;
    const { flow } = this.#walk.here;
    const takers = (this.#walk.node.escalate ?? flow.escalate ?? []).map((one) => taker(one, texts));
    const whom = takers.length ? `${texts.unclearTo}${takers.join(texts.separator)} ` : "";
    const back = this.#walk.places.length > 1 ? texts.unclearBack : "";
    this.#say([texts.unclear, whom, back].filter(Boolean).join(" "));
  }

  #moved() {
    this.#show(true);
    this.#tell();
  }

  /** Tell where one has come, also by a path that was given. */
  #tell() {
    this.#options.onPath?.(this.path);
    const { end } = this.#walk;
    if (!end) return;
    const solutions = solutionsOf(this.#walk).map(({ id }) => id);
    this.#options.onEnd?.({ flow: this.#walk.flow.id, path: this.path, ...end, solutions, note: this.note });
  }

  /** @param {boolean} focus */
  #show(focus) {
    this.#stop();
    this.#say("");
    const { root, onSolution, waitingLine = "" } = this.#options;
    const { step, stop } = stepOf({
      walk: this.#walk,
      texts: this.#texts,
      waitingLine,
      address: (url) => new URL(url, root ?? document.baseURI).href,
      choose: (number) => this.choose(number),
      copy: () => void this.copy(),
      say: (text) => this.#say(text),
      onSolution,
    });
    this.#stop = stop;
    this.#content.replaceChildren(this.#head(), this.#trail(), step, element("p.db-walk-keys", {}, this.#keys()));
    if (focus) this.focus();
  }

  /** Which keys do something here. */
  #keys() {
    const { keys, keysEnd, keysAnswer } = this.#texts;
    if (!this.ended) return keys;
    return solutionsOf(this.#walk).some(({ url }) => url) ? keysAnswer + keysEnd : keysEnd;
  }

  #head() {
    const texts = this.#texts;
    const { here, places } = this.#walk;
    const started = places.length > 1;
    return element(
      "header.db-walk-head",
      {},
      element(
        "p",
        {},
        element("strong", {}, filled(texts.name, { title: here.flow.title })),
        element("span", {}, filled(texts.step, { number: places.length })),
      ),
      element(
        "div",
        {},
        started && this.#button(texts.back, () => this.back()),
        places.length > 2 && this.#button(texts.restart, () => this.back(0)),
        this.#options.onLeave && this.#button(texts.leave, this.#options.onLeave),
      ),
    );
  }

  #trail() {
    const texts = this.#texts;
    const { places } = this.#walk;
    if (places.length < 2) return "";
    const items = places.slice(0, -1).map((place, index) => {
      const { text = "", kind } = nodeOf(place);
      const answer = place.answer ? ` → ${place.answer}` : "";
      const named = text || texts.kinds[/** @type {keyof Texts["kinds"]} */ (kind)];
      const button = this.#button(`${named}${answer}`, () => this.back(index));
      button.title = texts.goBackTo;
      return element("li", {}, button);
    });
    const list = element("ol", { hidden: !this.#trailShown }, ...items);
    const toggle = this.#button(`${texts.trail}${texts.colon}${items.length}`, () => {
      this.#trailShown = !this.#trailShown;
      list.hidden = !this.#trailShown;
      toggle.setAttribute("aria-expanded", String(this.#trailShown));
    });
    toggle.setAttribute("aria-expanded", String(this.#trailShown));
    return element("div.db-walk-trail", {}, toggle, list);
  }

  /** @param {string} label @param {() => void} action */
  #button(label, action) {
    return element("button", { type: "button", click: () => action() }, label);
  }

  /** @param {string} text */
  #say(text) {
    this.#status.textContent = text;
  }
}

/** Whether what has the focus takes letters. @param {EventTarget | null} target */
function inField(target) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, select, textarea:not([readonly])"))
  );
}
