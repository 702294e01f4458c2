// One step of a walk as elements of the page.

import { countdown, seconds, shown } from "./clock.js";
import { element, filled } from "../dom.js";
import { linkOf, solutionsOf, ticketNote } from "./note.js";

/** @typedef {import("./walk.js").Walk} Walk */
/** @typedef {import("./walk.js").Choice} Choice */
/** @typedef {import("./walk.js").Link} Link */
/** @typedef {import("./texts.js").Texts} Texts */

/**
 * What the step needs of the player.
 * @typedef {{walk: Walk, texts: Texts, waitingLine: string, address: (url: string) => string,
 *   choose: (number: number) => void, copy: () => void, say: (text: string) => void,
 *   onSolution: ((id: string, event: Event) => void) | undefined}} Context
 */

let made = 0;

/**
 * @param {Context} context
 * @returns {{step: HTMLElement, stop: () => void}} `stop` ends what runs in it
 */
export function stepOf(context) {
  const { walk, texts } = context;
  const { node, here } = walk;
  const name = `db-walk-${(made += 1)}`;
  const kind = texts.kinds[/** @type {keyof Texts["kinds"]} */ (node.kind)] ?? node.kind;
  const spoken = node.kind === "ask" || node.kind === "say";
  const end = walk.end;
  const open = here.open || node.open;
  const text = node.text || node.outcome || (open ? filled(texts.open, { open }) : "");
  const outcome = node.outcome !== text && node.outcome;
  const [clock, stop] = clockOf(context);
  const step = element(
    "div.db-walk-step",
    { role: "group", tabindex: "-1", "aria-labelledby": name },
    element(
      "p.db-walk-lead",
      { id: name },
      (node.text || !open) && element("span.db-walk-kind", {}, kind),
      walk.visits > 1 && element("span.db-walk-again", {}, filled(texts.again, { number: walk.visits })),
      text && element(spoken ? "q.db-walk-text" : "span.db-walk-text", {}, text),
    ),
    parallel(context),
    facts(context),
    outcome && element("p.db-walk-outcome", {}, `${texts.outcome}${texts.colon}${outcome}`),
    open && node.text && element("p.db-walk-open", {}, filled(texts.open, { open })),
    end && !open && node.kind !== "end" && element("p.db-walk-open", {}, texts.noNext),
    node.kind === "input" && field(context),
    clock,
    choices(context),
    end && ending(context),
  );
  return { step, stop };
}

/** @param {Context} context */
function facts({ walk, texts, address, onSolution }) {
  const { node, here } = walk;
  /** @type {[string, (string | Link)[]][]} */
  const rows = [
    [texts.solutions, (node.solutions ?? []).map((id) => linkOf(here.flow, id))],
    [texts.actors, node.actors ?? []],
    [texts.limits, node.limits ?? []],
    [texts.cadence, node.cadence ? [node.cadence] : []],
    [texts.forms, node.forms ?? []],
    [texts.result, node.result ? [node.result] : []],
    [texts.escalate, (node.escalate ?? []).map((one) => taker(one, texts))],
    [texts.call, node.call && walk.choices[0]?.means !== "enter" ? [node.call] : []],
  ];
  const shownRows = rows.filter(([, items]) => items.length);
  if (!shownRows.length) return null;
  return element(
    "dl.db-walk-facts",
    {},
    ...shownRows.map(([label, items]) =>
      element(
        "div",
        {},
        element("dt", {}, label),
        ...items.map((item) => element("dd", {}, typeof item === "string" ? item : link(item, address, onSolution))),
      ),
    ),
  );
}

/** @param {{to: string, when?: string}} one @param {Texts} texts */
export function taker({ to, when }, texts) {
  return when ? filled(texts.escalateWhen, { to, when }) : to;
}

/**
 * @param {Link} to
 * @param {Context["address"]} address
 * @param {Context["onSolution"]} onSolution
 */
function link({ id, title, url }, address, onSolution) {
  if (!url) return title;
  const solution = id.includes("solution:");
  const listener = (/** @type {Event} */ event) => solution && onSolution?.(id, event);
  return element("a", { href: address(url), "data-solution": solution, click: listener }, title);
}

/** The branches that run at the same time, and which of them this is. @param {Context} context */
function parallel({ walk, texts }) {
  const { node, here } = walk;
  if (node.kind === "parallel" && node.options?.length) {
    const branches = node.options.map(({ label }) => element("li", {}, label));
    return element("div", {}, element("p", {}, texts.parallel), element("ol.db-walk-branches", {}, ...branches));
  }
  const top = here.stack[here.stack.length - 1];
  if (top?.kind !== "branch") return null;
  const count = top.flow.nodes[top.node].options?.length ?? 0;
  return element("p.db-walk-branch", {}, filled(texts.meanwhile, { number: top.index + 1, count }));
}

/** What the caller says; Enter goes on. @param {Context} context */
function field({ walk, texts, choose }) {
  const area = /** @type {HTMLTextAreaElement} */ (element("textarea", { rows: "2", autocomplete: "off" }));
  const { here } = walk;
  area.value = here.written;
  area.addEventListener("input", () => (here.written = area.value));
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (walk.choices.length === 1) choose(1);
  });
  return element("label.db-walk-field", {}, element("span", {}, texts.write), area);
}

/**
 * @param {Context} context
 * @returns {[HTMLElement | null, () => void]}
 */
function clockOf({ walk, texts, waitingLine, say }) {
  const { wait, meanwhile } = walk.node;
  if (!wait) return [null, () => undefined];
  const script = meanwhile || waitingLine;
  const line = script && element("span", {}, texts.waiting, element("q", {}, script));
  const length = seconds(wait);
  if (!length) {
    const words = element("strong", {}, String(wait));
    return [element("p.db-walk-wait", {}, texts.wait, texts.colon, words, " ", line), () => undefined];
  }
  const time = element("strong", { role: "timer", "aria-live": "off" });
  const stop = countdown(length, (left) => {
    time.textContent = shown(left);
    if (!left) say(texts.waitOver);
  });
  return [element("p.db-walk-wait", {}, texts.wait, " ", time, " ", line), stop];
}

/** @param {Context} context */
function choices({ walk, texts, choose }) {
  if (!walk.choices.length) return null;
  const buttons = walk.choices.map((one, index) =>
    element(
      "li",
      {},
      element(
        "button.db-walk-choice",
        { type: "button", click: () => choose(index + 1), ...(one.key ? { "aria-keyshortcuts": one.key } : {}) },
        one.key && element("kbd", { "aria-hidden": "true" }, one.key),
        element("span", {}, words(one, texts)),
      ),
    ),
  );
  return element("ul.db-walk-choices", {}, ...buttons);
}

/** @param {Choice} choice @param {Texts} texts */
function words({ means, label }, texts) {
  const title = label;
  return {
    answer: label,
    next: texts.next,
    enter: filled(texts.enter, { title }),
    skip: texts.skip,
    return: filled(texts.resume, { title }),
    branch: filled(texts.branch, { label }),
  }[means];
}

/** How it ended: the answers of the whole way, and the note. @param {Context} context */
function ending({ walk, texts, address, onSolution, copy }) {
  const own = new Set(walk.node.solutions ?? []);
  const others = solutionsOf(walk).filter(({ id }) => !own.has(id));
  const note = /** @type {HTMLTextAreaElement} */ (
    element("textarea.db-walk-note", { readonly: true, "aria-label": texts.note })
  );
  note.value = ticketNote(walk, texts);
  note.rows = Math.min(12, note.value.split("\n").length + 1);
  return element(
    "div.db-walk-end",
    {},
    others.length > 0 &&
      element("ul.db-walk-links", {}, ...others.map((one) => element("li", {}, link(one, address, onSolution)))),
    element("p.db-walk-label", {}, texts.note),
    note,
    element(
      "button.db-walk-copy",
      { type: "button", click: copy, "aria-keyshortcuts": "x" },
      element("kbd", { "aria-hidden": "true" }, "x"),
      texts.copy,
    ),
  );
}
