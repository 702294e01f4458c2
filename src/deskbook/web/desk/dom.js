// Making elements. Texts are always texts, never HTML.

/** @typedef {Node | string | null | false | undefined} Child */

/**
 * Return a new element.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | boolean | ((event: Event) => void)>} [attributes] a function
 *   listens for clicks; true stands for a bare attribute, false for none
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener("click", value);
    else if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((one) => one || one === "").map((one) => one || ""));
  return element;
}

/**
 * Return the element with an id.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @returns {T}
 */
export function part(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no ${id}.`);
  return /** @type {T} */ (found);
}

/**
 * Return a text with parts of it marked.
 * @param {string} text
 * @param {[number, number][]} highlights
 */
export function marked(text, highlights) {
  const found = document.createDocumentFragment();
  let end = 0;
  for (const [from, to] of highlights) {
    found.append(text.slice(end, from), make("mark", {}, text.slice(from, to)));
    end = to;
  }
  found.append(text.slice(end));
  return found;
}

/** Return a button. @param {string} label @param {(event: Event) => void} press @param {string} [key] */
export function button(label, press, key = "") {
  const keys = key && make("kbd", { "aria-hidden": "true" }, key);
  /** @type {Record<string, string | ((event: Event) => void)>} */
  const attributes = { type: "button", press };
  if (key) attributes["aria-keyshortcuts"] = key.replace("Ctrl", "Control");
  return make("button", attributes, label, keys);
}
