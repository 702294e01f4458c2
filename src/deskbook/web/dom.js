// Making elements and texts in few words, marking, copying and saving: what all scripts of a page
// share.

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Return a new element.
 * @template {string} T
 * @param {T} tag with classes: "p.db-walk-name"
 * @param {Record<string, string | boolean | ((event: Event) => void)>} [attributes] functions listen
 *   for the event of that name; true stands for a bare attribute, false for none
 * @param {...Child} children texts never become markup
 * @returns {T extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[T] : HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const made = document.createElement(name);
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  for (const child of children) if (child) made.append(child);
  return /** @type {any} */ (made);
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
    found.append(text.slice(end, from), element("mark", {}, text.slice(from, to)));
    end = to;
  }
  found.append(text.slice(end));
  return found;
}

/**
 * Copy a text, also on pages that are not served over HTTPS; whether it worked.
 * @param {string} text
 * @returns {Promise<boolean>}
 */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const focus = /** @type {HTMLElement | null} */ (document.activeElement);
    const area = element("textarea", { "aria-hidden": "true", style: "position:fixed;opacity:0" });
    area.value = text;
    // Nothing outside an open dialog can be selected.
    (document.querySelector("dialog[open]") ?? document.body).append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    focus?.focus();
    return done;
  }
}

/** Let the reader save something as a file. @param {Blob} blob @param {string} name */
export function save(blob, name) {
  const href = URL.createObjectURL(blob);
  element("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

/** @type {Map<string, Promise<void>>} */
const loading = new Map();

/**
 * Load a style sheet once; settled when it has come, or will not.
 * @param {string} address
 * @returns {Promise<void>}
 */
export function styled(address) {
  let found = loading.get(address);
  if (!found) {
    found = new Promise((resolve) => {
      const done = () => resolve();
      const link = element("link", { rel: "stylesheet", href: address, load: done, error: done });
      document.head.append(link);
    });
    loading.set(address, found);
  }
  return found;
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

/** Return a button. @param {string} label @param {(event: Event) => void} press @param {string} [key] */
export function button(label, press, key = "") {
  const keys = key && element("kbd", { "aria-hidden": "true" }, key);
  /** @type {Record<string, string | ((event: Event) => void)>} */
  const attributes = { type: "button", click: press };
  if (key) attributes["aria-keyshortcuts"] = key.replace("Ctrl", "Control");
  return element("button", attributes, label, keys);
}

/**
 * Put values into the places of a text.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
