// Parts of the desk's page, and buttons with their keys.

import { element } from "../dom.js";

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
