// The parts of the search dialog that stay while results come and go.

import { element } from "../dom.js";

/** @typedef {import("./texts.js").Texts} Texts */

/**
 * Return a closed dialog and what changes in it: the box, the list of results, what is said above
 * the list, what is told of it without being asked, and the way to the desk.
 * @param {Texts} texts
 * @param {string} root the address of the site
 * @param {() => void} leave closes it
 */
export function frameOf(texts, root, leave) {
  const input = /** @type {HTMLInputElement} */ (
    element("input", {
      type: "search",
      role: "combobox",
      "aria-label": texts.search,
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "db-search-list",
      placeholder: texts.placeholder,
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "go",
      maxlength: "400",
    })
  );
  const status = element("p.db-search-status", { role: "status" });
  const message = element("p.db-search-message", {}, texts.begin);
  const list = element("div.db-search-list", { id: "db-search-list", role: "listbox", "aria-label": texts.results });
  const close = element("button.db-search-close", { type: "button", "aria-label": texts.close, click: leave }, "×");
  const desk = element("a", { href: new URL("desk/index.html", root).href }, texts.desk);
  const dialog = /** @type {HTMLDialogElement} */ (
    element(
      "dialog.db-search",
      { "aria-label": texts.search },
      element("div.db-search-bar", { role: "search" }, input, close),
      message,
      list,
      status,
      element(
        "div.db-search-foot",
        {},
        element("span", {}, texts.keys),
        desk,
      ),
    )
  );
  return { dialog, input, status, message, list, desk };
}
