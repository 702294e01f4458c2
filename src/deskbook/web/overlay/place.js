// Where a search is made: the page, its address, and whether a word is composed.

/** @typedef {import("./dialog.js").Site} Site */

/** @param {KeyboardEvent} event */
export function composing(event) {
  return event.isComposing || event.keyCode === 229;
}

/** The address of this page with what is looked for, null without a search. @param {string | null} query */
export function addressed(query) {
  const address = new URL(location.href);
  if (query === null) address.searchParams.delete("q");
  else address.searchParams.set("q", query);
  return address;
}

/** What fits the organization whose page is open is raised. @param {string} root @param {Site} site */
export function here(root, site) {
  const path = location.href.startsWith(root) ? location.href.slice(root.length) : "";
  const [organization] = path.split("/");
  return organization in site.organizations ? { organization } : {};
}
