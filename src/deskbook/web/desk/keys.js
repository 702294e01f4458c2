// Which key does what.

/**
 * @typedef {"focus" | "escape" | "flow" | "say" | "link" | "send" | "note" | "escalate" | "gap" |
 *   "flag" | "pin" | "scope" | "help" | "next" | "previous"} Action
 * @typedef {Record<Action, string[]>} Bindings
 */

/** The keys as they are unless somebody chooses others. @type {Readonly<Bindings>} */
export const BINDINGS = {
  focus: ["/", "Ctrl+k"],
  escape: ["Escape"],
  flow: ["t"],
  say: ["c"],
  link: ["Shift+C"],
  send: ["s"],
  note: ["x"],
  escalate: ["e"],
  gap: ["n", "Alt+n"],
  flag: ["f"],
  pin: ["p"],
  scope: ["q", "Alt+q"],
  previous: ["Alt+ArrowLeft"],
  next: ["Alt+ArrowRight"],
  help: ["?"],
};

/**
 * Return a key press by name, such as "c", "Shift+C", "Ctrl+k", "Alt+3"; "" while an input method
 * is at work, which keeps every key for itself.
 * @param {Pick<KeyboardEvent, "key" | "code" | "keyCode" | "isComposing" | "ctrlKey" | "metaKey" |
 *   "altKey" | "shiftKey">} event
 */
export function name(event) {
  if (event.isComposing || event.keyCode === 229 || event.key === "Process") return "";
  // With Alt some keyboards write other characters: the key itself counts.
  const itself = /^(?:Digit|Numpad|Key)([A-Z\d])$/.exec(event.code ?? "");
  if (event.altKey && itself && !event.ctrlKey) return `Alt+${itself[1].toLowerCase()}`;
  const control = event.ctrlKey || event.metaKey ? "Ctrl+" : "";
  const letter = event.key.length === 1;
  const key = letter && control ? event.key.toLowerCase() : event.key;
  const capital = letter && key !== key.toLowerCase();
  const shift = event.shiftKey && (capital || !letter) ? "Shift+" : "";
  // A capital without Shift is the Caps Lock key, which nobody means.
  const plain = capital && !event.shiftKey ? key.toLowerCase() : key;
  return `${control}${event.altKey ? "Alt+" : ""}${shift}${plain}`;
}

/**
 * Return what a key does, null for nothing.
 * @param {string} pressed
 * @param {Bindings} bindings
 * @returns {Action | null}
 */
export function action(pressed, bindings) {
  for (const [name, keys] of Object.entries(bindings)) {
    if (keys.includes(pressed)) return /** @type {Action} */ (name);
  }
  return null;
}

/** Whether a key always steers lists and flows. @param {string} pressed */
export function steers(pressed) {
  return /^(?:Alt\+)?\d$|^Arrow|^Backspace$/.test(pressed);
}

/**
 * Return the keys with the choices of a reader.
 * @param {Record<string, unknown>} chosen
 * @returns {Bindings}
 */
export function bindings(chosen) {
  const found = structuredClone(/** @type {Bindings} */ (BINDINGS));
  for (const [name, key] of Object.entries(chosen)) {
    if (name in found && typeof key === "string" && key) found[/** @type {Action} */ (name)] = [key];
  }
  return found;
}

/** Return a key as it stands on a keyboard. @param {string} pressed */
export function shown(pressed) {
  const arrows = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", Escape: "Esc" };
  const parts = pressed.split(/\+(?=.)/);
  const last = parts[parts.length - 1];
  const key = arrows[/** @type {keyof typeof arrows} */ (last)] ?? last;
  return [...parts.slice(0, -1), parts.length > 1 && key.length === 1 ? key.toUpperCase() : key].join("+");
}

/** Whether a key writes into what has the focus, so that it must not do anything else.
 * @param {string} pressed */
export function writes(pressed) {
  return !pressed.startsWith("Ctrl+") && !pressed.startsWith("Alt+") && pressed !== "Escape";
}
