/**
 * The search of every page: a button in the header, `/` and Ctrl K. What it takes to search is
 * loaded when it is first used, so that a page weighs no more for it. Without JavaScript there is
 * neither button nor search.
 */

/** @typedef {import("./overlay/dialog.js").SearchDialog} SearchDialog */

const ROOT = new URL("../../", import.meta.url);
const ICON =
  "M9.5 3A6.5 6.5 0 0 1 16 9.5c0 1.61-.59 3.09-1.56 4.23l.27.27h.79l5 5-1.5 1.5-5-5v-.79l-.27-.27A6.52 6.52 0 0 1 9.5 16 6.5 6.5 0 1 1 9.5 3m0 2a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z";
const SLASHES = ["/", "、", "／"]; // an input method may be on

/** @type {Promise<SearchDialog> | null} */
let loading = null;

/** @returns {Promise<SearchDialog>} */
function dialog() {
  if (!loading) {
    loading = import("./overlay/dialog.js").then((module) => new module.SearchDialog(ROOT.href));
    loading.catch(() => (loading = null));
  }
  return loading;
}

/** @param {string} [query] what to look for; without it, begin anew */
async function open(query) {
  (await dialog()).open(query);
}

/** Open or close as the address says: with `?q=` there is a search. */
async function follow() {
  const query = new URLSearchParams(location.search).get("q");
  if (onDesk()) return;
  if (query !== null) (await dialog()).show(query);
  else if (loading) (await dialog()).hide();
}

/** The desk has a search of its own. */
function onDesk() {
  return document.querySelector("deskbook-desk, [data-deskbook-desk]") !== null;
}

/** @param {KeyboardEvent} event */
function key(event) {
  if (event.isComposing || event.keyCode === 229 || event.altKey || event.shiftKey || onDesk()) return;
  const control = event.ctrlKey || event.metaKey;
  const wanted = control ? event.key.toLowerCase() === "k" : SLASHES.includes(event.key) && !inField(event.target);
  if (!wanted) return;
  event.preventDefault();
  event.stopImmediatePropagation(); // the theme has keys of its own
  void open();
}

/** @param {EventTarget | null} target */
function inField(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

function addButton() {
  const header = document.querySelector(".md-header__inner");
  if (!header || header.querySelector(".db-search-button") || onDesk()) return;
  const chinese = document.documentElement.lang.toLowerCase().startsWith("zh");
  const label = chinese ? "搜索" : "Search";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "md-header__button md-icon db-search-button";
  button.title = `${label} (/)`;
  button.setAttribute("aria-label", label);
  button.setAttribute("aria-keyshortcuts", "/ Control+K");
  button.setAttribute("aria-haspopup", "dialog");
  button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICON}"/></svg><span aria-hidden="true">${label}</span><kbd aria-hidden="true">/</kbd>`;
  button.addEventListener("click", () => void open());
  for (const name of ["pointerenter", "focus"]) {
    button.addEventListener(name, () => void dialog().catch(() => undefined), { once: true });
  }
  header.insertBefore(button, header.querySelector(".md-header__option, .md-header__source"));
}

addButton();
addEventListener("keydown", key, { capture: true });
addEventListener("popstate", () => void follow());
addEventListener("pageshow", (event) => event.persisted && void follow());
void follow();
