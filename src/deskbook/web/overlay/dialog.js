// The search of a page: a box, what it finds, and the way there.

import { connect } from "../search-client.js";
import { element, styled } from "../dom.js";
import { frameOf } from "./frame.js";
import { asked } from "./groups.js";
import { fitting } from "../search/result.js";
import { localDay } from "../search/standing.js";
import { addressed, composing, here } from "./place.js";
import { groupsOf, walkBadge } from "./row.js";
import { textsOf } from "./texts.js";

/** @typedef {import("../search-client.js").Client} Client */
/** @typedef {import("../search/result.js").Result} Result */

const LIMIT = 24;
/** How many at least, if need be with some that hardly fit. */
const NEAR = 5;
/** How long nothing must be typed, in milliseconds, until scripts are fetched, the count is told,
 * and the address is changed. */
const SAY = 120;
const TELL = 600;
const KEEP = 300;
/** Milliseconds a query stands until texts are looked through as well. */
const PAUSE = 250;

/**
 * The facts of a site that the results are shown with.
 * @typedef {{kinds: Record<string, {zh: string, en: string}>,
 *   organizations: Record<string, string>}} Site
 */

export class SearchDialog {
  /** @type {Promise<Client> | null} */ #client = null;
  /** @type {Map<number, string>} */ #says = new Map();
  /** @type {Set<number>} */ #walks = new Set();
  /** @type {Record<string, ReturnType<typeof setTimeout>>} */ #timers = {};
  /** @type {HTMLElement[]} */ #rows = [];
  #active = -1;
  #composing = false;
  #pushed = false;
  /** What is being looked for, and what is to be looked for next. @type {string | null} */ #wanted = null;
  #searching = false;
  /** The key that was to open what is still being looked for. @type {KeyboardEvent | null} */ #entered = null;

  /** @param {string} root the address of the site */
  constructor(root) {
    const language = document.documentElement.lang;
    const texts = textsOf(language);
    this.root = root;
    this.language = /** @type {"zh" | "en"} */ (language.toLowerCase().startsWith("zh") ? "zh" : "en");
    this.texts = texts;
    this.styles = styled(new URL("overlay.css", import.meta.url).href);
    const { dialog, input, status, message, list, desk } = frameOf(texts, root, () => this.leave());
    this.dialog = dialog;
    this.input = input;
    this.status = status;
    this.message = message;
    this.list = list;
    // What is typed goes along.
    desk.addEventListener("click", () => {
      const query = new URLSearchParams(this.input.value && { q: this.input.value });
      desk.search = query.toString();
    });
    document.body.append(dialog);
    this.#listen();
  }

  /** Open by the reader's wish; going back closes it again. @param {string} [query] */
  open(query = "") {
    if (this.dialog.open) {
      this.input.select();
      return;
    }
    this.#pushed = true;
    history.pushState(history.state, "", addressed(query));
    void this.show(query);
  }

  /** Open as an address asks for. @param {string} query */
  async show(query) {
    await this.styles;
    if (!this.dialog.open) this.dialog.showModal();
    this.input.focus();
    if (this.input.value !== query || !query) {
      this.input.value = query;
      this.#search();
    }
    this.input.select();
    void this.#connected();
  }

  /** Close without touching the address. */
  hide() {
    clearTimeout(this.#timers.keep);
    this.#entered = null;
    this.#pushed = false;
    if (this.dialog.open) this.dialog.close();
  }

  /** Close by the reader's wish. */
  leave() {
    const pushed = this.#pushed;
    this.hide();
    if (pushed) history.back();
    else history.replaceState(history.state, "", addressed(null));
  }

  #listen() {
    const { input, dialog, list } = this;
    input.addEventListener("compositionstart", () => (this.#composing = true));
    input.addEventListener("compositionend", () => {
      this.#composing = false;
      this.#search();
    });
    input.addEventListener("input", () => this.#search());
    input.addEventListener("keydown", (event) => this.#key(event));
    dialog.addEventListener("keydown", (event) => {
      event.stopPropagation(); // the theme and the page have keys of their own
      if (event.key !== "Escape" || composing(event)) return;
      event.preventDefault();
      this.leave();
    });
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      if (!this.#composing) this.leave();
    });
    dialog.addEventListener("click", (event) => event.target === dialog && this.leave());
    list.addEventListener("pointermove", (event) => {
      const found = event.target instanceof Element && event.target.closest(".db-search-row");
      if (found) this.#select(this.#rows.indexOf(/** @type {HTMLElement} */ (found)), false);
    });
    list.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      if (!(event.target instanceof Element && event.target.closest(".db-search-row"))) return;
      // Whoever comes back finds the search as it was.
      this.#keep();
      this.hide();
    });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (composing(event)) return;
    const count = this.#rows.length;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key];
    if (step && count) {
      event.preventDefault();
      const far = Math.abs(step) > 1;
      const next = this.#active + step;
      this.#select(far ? Math.max(0, Math.min(count - 1, next)) : (next + count) % count, true);
    } else if (event.key === "Enter") {
      event.preventDefault();
      // Keys may be faster than the search: then the answer to what is typed is waited for.
      if (this.#searching) this.#entered = event;
      else this.#follow(event);
    }
  }

  /** Go where the chosen row leads. @param {KeyboardEvent} event */
  #follow({ ctrlKey, metaKey }) {
    const link = /** @type {HTMLAnchorElement | undefined} */ (this.#rows[this.#active]);
    if (!link) return;
    if (ctrlKey || metaKey) window.open(link.href, "_blank", "noopener");
    else link.click();
  }

  /** @param {number} index @param {boolean} scroll */
  #select(index, scroll) {
    this.#rows[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = index;
    const chosen = this.#rows[index];
    chosen?.setAttribute("aria-selected", "true");
    if (chosen) this.input.setAttribute("aria-activedescendant", chosen.id);
    else this.input.removeAttribute("aria-activedescendant");
    if (scroll) chosen?.scrollIntoView({ block: "nearest" });
  }

  /** @returns {Promise<Client>} */
  #connected() {
    if (!this.#client) {
      this.#client = connect(this.root);
      this.#client.catch(() => (this.#client = null));
    }
    return this.#client;
  }

  /** Look for what is in the box; while that lasts, only the latest wish is kept. */
  #search() {
    clearTimeout(this.#timers.further);
    this.#entered = null;
    this.#later("keep", KEEP, () => this.#keep());
    this.#wanted = asked(this.input.value, this.#composing).trim();
    if (!this.#searching) void this.#run();
  }

  async #run() {
    this.#searching = true;
    try {
      while (this.#wanted !== null) {
        const query = this.#wanted;
        this.#wanted = null;
        if (!query) {
          this.#show([], this.texts.begin);
          continue;
        }
        if (!this.#client) this.#show([], this.texts.opening);
        const client = await this.#connected();
        const site = /** @type {Site} */ (/** @type {unknown} */ (client.manifest));
        const results = await this.#ask(query, client, site, false);
        // A result for something older would only flicker.
        if (this.#wanted !== null) continue;
        this.#found(query, results, client, site);
        this.#later("further", PAUSE, () => void this.#further(query, results, client, site));
      }
    } catch {
      this.#wanted = null;
      this.#broken();
    }
    this.#searching = false;
    const entered = this.#entered;
    this.#entered = null;
    if (entered) this.#follow(entered);
  }

  /** @param {string} query @param {Client} client @param {Site} site @param {boolean} bodies */
  async #ask(query, client, site, bodies) {
    const found = await client.search(query, { limit: LIMIT, scope: here(this.root, site), bodies });
    return found.slice(0, Math.max(fitting(found), NEAR));
  }

  /**
   * Look through texts too, unless somebody has begun to choose.
   * @param {string} query @param {Result[]} before @param {Client} client @param {Site} site
   */
  async #further(query, before, client, site) {
    const results = await this.#ask(query, client, site, true).catch(() => before);
    const ids = (/** @type {Result[]} */ list) => list.map(({ id, weak }) => id + weak).join();
    const same = ids(results) === ids(before);
    const standing = asked(this.input.value, this.#composing).trim() === query;
    if (!same && standing && !this.#searching && this.#active <= 0) this.#found(query, results, client, site);
  }

  /** @param {string} query @param {Result[]} results @param {Client} client @param {Site} site */
  #found(query, results, client, site) {
    const { texts } = this;
    if (!results.length) {
      this.#show([], texts.none.replace("{query}", () => query));
      return;
    }
    const { root, language } = this;
    const groups = groupsOf(results, { query, site, root, language, says: this.#says, walks: this.#walks, today: localDay(), texts });
    this.#show(groups, results.every(({ weak }) => weak) ? texts.weak : "");
    this.#later("tell", TELL, () => {
      this.status.textContent = texts.count.replace("{count}", String(results.length));
    });
    this.#later("say", SAY, () => void this.#fill(client, results));
  }

  /** Put the first lines of the scripts under the answers. @param {Client} client @param {Result[]} results */
  async #fill(client, results) {
    const missing = results.filter(({ kind, number }) => kind === "solution" && !this.#says.has(number));
    const numbers = missing.map(({ number }) => number);
    const cards = numbers.length ? await client.cards(numbers).catch(() => []) : [];
    cards.forEach((card, index) => {
      const [line] = String(card?.say ?? card?.say_label ?? "").split("\n");
      if (card) this.#says.set(numbers[index], line);
      if (card?.walk) this.#walks.add(numbers[index]);
    });
    for (const place of this.list.querySelectorAll(".db-search-say:empty")) {
      const number = Number(/** @type {HTMLElement} */ (place).dataset.number);
      place.textContent = this.#says.get(number) ?? "";
      if (this.#walks.has(number)) place.previousElementSibling?.lastElementChild?.before(walkBadge(this.texts));
    }
  }

  /** @param {HTMLElement[]} groups @param {string} message */
  #show(groups, message) {
    clearTimeout(this.#timers.tell);
    clearTimeout(this.#timers.say);
    this.status.textContent = "";
    this.message.textContent = message;
    this.message.setAttribute("role", groups.length || message === this.texts.begin ? "presentation" : "status");
    this.list.replaceChildren(...groups);
    this.list.hidden = !groups.length;
    this.list.scrollTop = 0;
    this.#rows = [...this.list.querySelectorAll(".db-search-row")].map((one) => /** @type {HTMLElement} */ (one));
    this.input.setAttribute("aria-expanded", String(groups.length > 0));
    this.#active = -1;
    this.#select(this.#rows.length ? 0 : -1, false);
  }

  #broken() {
    const again = element("button", { type: "button", click: () => this.#search() }, this.texts.again);
    this.#show([], "");
    this.message.setAttribute("role", "alert");
    this.message.replaceChildren(this.texts.broken, " ", again);
  }

  /** Keep what is looked for in the address. */
  #keep() {
    clearTimeout(this.#timers.keep);
    if (this.dialog.open) history.replaceState(history.state, "", addressed(this.input.value));
  }

  /** @param {string} name @param {number} wait @param {() => void} action */
  #later(name, wait, action) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(action, wait);
  }
}
