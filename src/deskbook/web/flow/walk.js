// Walking a guided flow or a procedure: where one is, what may be chosen, and the way back.
// No page is needed for it.

/**
 * @typedef {{id: string, title: string, url: string}} Link
 * @typedef {{label: string, to?: string, open?: string, unclear?: boolean}} Option
 * @typedef {{kind: string, text?: string, options?: Option[], next?: string, open?: string,
 *   solutions?: string[], outcome?: string, wait?: string | number, meanwhile?: string, limits?: string[],
 *   cadence?: string, actors?: string[], forms?: Link[], result?: string,
 *   call?: Link & {start?: string}, escalate?: {to: string, when?: string}[]}} Node
 * @typedef {{id: string, kind: string, title: string, url: string, start: string,
 *   nodes: Record<string, Node>, links?: Record<string, Link>,
 *   escalate?: {to: string, when?: string}[]}} Flow
 *
 * What is to be done later: the rest of a flow that called another one, or the branches that run
 * at the same time as this one and the step they meet at.
 * @typedef {{kind: "call", flow: Flow, node: string}
 *   | {kind: "branch", flow: Flow, node: string, index: number, join: string}} Frame
 *
 * A step that has been reached. `open` is the word for a continuation that the source leaves open;
 * `choice` counts from 1 and is 0 where nothing has been chosen yet; `written` is what was noted.
 * @typedef {{flow: Flow, node: string, stack: Frame[], open: string, choice: number,
 *   answer: string, written: string}} Place
 *
 * `key` is the digit that chooses it, "" for none; `means` tells what it does apart from answering.
 * @typedef {{key: string, label: string, unclear: boolean,
 *   means: "answer" | "next" | "enter" | "skip" | "return" | "branch", go: () => Place}} Choice
 */

const UNCLEAR =
  /不清楚|说不清|没说清|没听清|看不清|分不清|看不出|不知道|不确定|没把握|unclear|not sure|(do|does)n[’']t know|can(no|['’])t tell/i;
const DEEPEST = 20;

export class Walk {
  /**
   * @param {Flow} flow
   * @param {(id: string) => Flow | undefined} [find] the flow of an id, for steps that call one
   */
  constructor(flow, find = () => undefined) {
    this.flow = flow;
    this.find = find;
    /** @type {Place[]} */
    this.places = [this.#arrive(flow, flow.start, [])];
  }

  /** Where one is. */
  get here() {
    return this.places[this.places.length - 1];
  }

  /** The step where one is; one without content where the source leaves open what follows. */
  get node() {
    return nodeOf(this.here);
  }

  /** What may be chosen here. @returns {Choice[]} */
  get choices() {
    const { flow, node: id, stack, open } = this.here;
    const node = this.node;
    if (open) return this.#pending(stack);
    const called = node.call && this.#enterable(node.call.id, stack);
    if (node.kind === "parallel" && node.options?.length) {
      const join = meeting(flow, id, node.options);
      return [this.#branch({ kind: "branch", flow, node: id, index: 0, join }, stack)];
    }
    if (node.options?.length) return this.#answers(node.options, flow, stack);
    /** @type {Choice[]} */
    const found = [];
    if (called && node.call) {
      const { start } = node.call;
      const frames = [...stack, /** @type {Frame} */ ({ kind: "call", flow, node: id })];
      const first = start && called.nodes[start] ? start : called.start;
      found.push(choice("enter", called.title, () => this.#arrive(called, first, frames)));
    }
    if (node.next) {
      const next = node.next;
      found.push(choice(called ? "skip" : "next", "", () => this.#arrive(flow, next, stack)));
    }
    return numbered(found.length ? found : this.#pending(stack));
  }

  /**
   * How the walk ends here: null while there is something to choose. `open`: the source does not
   * say what follows.
   * @returns {{outcome: string, open: string} | null}
   */
  get end() {
    if (this.choices.length) return null;
    return { outcome: this.node.outcome ?? "", open: this.here.open || this.node.open || "" };
  }

  /**
   * Go on by a choice, counted from 1; whether there is one.
   * @param {number} number
   */
  choose(number) {
    const chosen = this.choices[number - 1];
    if (!chosen) return false;
    const left = this.here;
    left.choice = number;
    left.answer = chosen.means === "answer" ? chosen.label : "";
    this.places.push(chosen.go());
    return true;
  }

  /** Go back to the step before, or to that of an index; whether there is one. */
  back(index = this.places.length - 2) {
    if (index < 0 || index >= this.places.length - 1) return false;
    this.places.length = index + 1;
    this.here.choice = 0;
    this.here.answer = "";
    return true;
  }

  /** Where one has come along, to be followed again: steps and the choices made at them. */
  get path() {
    return this.places
      .map(({ node, choice }) => (choice ? `${node}.${choice}` : node))
      .filter(Boolean)
      .join(",");
  }

  /**
   * Go along a path as far as it fits the flow, which may have changed; whether all of it does.
   * It may begin at any step of the flow.
   * @param {string} path
   */
  follow(path) {
    const [first] = path.split(/[.,]/);
    if (this.places.length === 1 && Object.hasOwn(this.flow.nodes, first)) {
      this.places = [this.#arrive(this.flow, first, [])];
    }
    for (const part of path.split(",").filter(Boolean)) {
      const [node, number] = part.split(".");
      if (node !== this.here.node) return false;
      if (number !== undefined && !this.choose(Number(number))) return false;
    }
    return true;
  }

  /** How often one has been at the step where one is. */
  get visits() {
    const { flow, node } = this.here;
    return this.places.filter((place) => place.flow === flow && place.node === node).length;
  }

  /**
   * @param {Option[]} options
   * @param {Flow} flow
   * @param {Frame[]} stack
   * @returns {Choice[]}
   */
  #answers(options, flow, stack) {
    // Where none is marked, its words tell.
    const marked = options.findIndex((option) => option.unclear);
    const unclear = marked < 0 ? options.map(({ label }) => UNCLEAR.test(label)).lastIndexOf(true) : marked;
    const found = options.map(({ label, to, open = "" }, index) => ({
      ...choice("answer", label, () =>
        to ? this.#arrive(flow, to, stack) : place(flow, "", stack, open),
      ),
      unclear: index === unclear,
    }));
    return numbered(found);
  }

  /**
   * Arrive at a step: past a step that only calls another flow, and from a branch that has come
   * to where all meet to the next one.
   * @param {Flow} flow
   * @param {string} id
   * @param {Frame[]} stack
   * @returns {Place}
   */
  #arrive(flow, id, stack) {
    const top = stack[stack.length - 1];
    if (top?.kind === "branch" && top.flow === flow && top.join === id) {
      return this.#pending(stack)[0].go();
    }
    const node = flow.nodes[id];
    const called = node?.call && !node.text && this.#enterable(node.call.id, stack);
    if (node?.call && called) {
      const { start } = node.call;
      const first = start && called.nodes[start] ? start : called.start;
      return this.#arrive(called, first, [...stack, { kind: "call", flow, node: id }]);
    }
    return place(flow, id, stack);
  }

  /**
   * A flow that may be entered: one that is known and not being walked already.
   * @param {string} id
   * @param {Frame[]} stack
   */
  #enterable(id, stack) {
    const walked = id === this.flow.id || stack.some((frame) => frame.flow.id === id);
    return walked || stack.length >= DEEPEST ? undefined : this.find(id);
  }

  /**
   * What is still to be done when nothing follows here.
   * @param {Frame[]} stack
   * @returns {Choice[]}
   */
  #pending(stack) {
    const rest = stack.slice(0, -1);
    const top = stack[stack.length - 1];
    if (!top) return [];
    const node = top.flow.nodes[top.node];
    if (top.kind === "branch") {
      if (top.index + 1 < (node.options?.length ?? 0)) {
        return numbered([this.#branch({ ...top, index: top.index + 1 }, rest)]);
      }
      if (!top.join) return this.#pending(rest);
      return numbered([choice("next", "", () => this.#arrive(top.flow, top.join, rest))]);
    }
    const { next } = node;
    if (!next) return this.#pending(rest);
    return numbered([choice("return", top.flow.title, () => this.#arrive(top.flow, next, rest))]);
  }

  /**
   * @param {Frame & {kind: "branch"}} frame
   * @param {Frame[]} rest
   * @returns {Choice}
   */
  #branch(frame, rest) {
    const { label, to, open = "" } = (frame.flow.nodes[frame.node].options ?? [])[frame.index];
    const stack = [...rest, frame];
    return {
      ...choice("branch", label, () =>
        to ? this.#arrive(frame.flow, to, stack) : place(frame.flow, "", stack, open),
      ),
      key: "1",
    };
  }
}

/** @param {Place} at @returns {Node} */
export function nodeOf(at) {
  return at.flow.nodes[at.node] ?? { kind: "end" };
}

/**
 * @param {Flow} flow
 * @param {string} node
 * @param {Frame[]} stack
 * @returns {Place}
 */
function place(flow, node, stack, open = "") {
  return { flow, node, stack, open, choice: 0, answer: "", written: "" };
}

/** @param {Choice["means"]} means @param {string} label @param {() => Place} go @returns {Choice} */
function choice(means, label, go) {
  return { key: "", label, unclear: false, means, go };
}

/** Give each its digit, 0 to what says that it is not clear. @param {Choice[]} choices */
function numbered(choices) {
  let last = 0;
  return choices.map((one) => {
    const number = one.unclear ? 0 : (last += 1);
    return { ...one, key: number <= 9 ? String(number) : "" };
  });
}

/**
 * The step at which branches meet: the first on the way of the first that all others come to.
 * @param {Flow} flow
 * @param {string} from the step at which they part
 * @param {Option[]} options
 */
function meeting(flow, from, options) {
  const [first, ...others] = options.map(({ to }) => reached(flow, to ?? "", from));
  return [...first].find((id) => others.length && others.every((ids) => ids.has(id))) ?? "";
}

/**
 * The steps that can be reached, the nearest first, without coming to `apart` again.
 * @param {Flow} flow
 * @param {string} start
 * @param {string} apart
 */
function reached(flow, start, apart) {
  const found = new Set(flow.nodes[start] ? [start] : []);
  for (const id of found) {
    const { options = [], next = "" } = flow.nodes[id];
    for (const to of [...options.map((option) => option.to ?? ""), next]) {
      if (to !== apart && flow.nodes[to]) found.add(to);
    }
  }
  return found;
}
