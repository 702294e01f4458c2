// The flows of a site, loaded when the first one is asked for.

import { anew } from "../search-client.js";
import { reader, unpacked } from "../search/files.js";

/** @typedef {import("./walk.js").Flow} Flow */
/** @typedef {{flows: Map<string, Flow>, waitingLine: string}} Loaded */

/** @type {Map<string, Promise<Loaded>>} */
const loading = new Map();

/**
 * Return the flows of a site by their id, from the server's newest files when those at hand do not
 * fit together. Fails with `BadIndex` and tries anew the next time.
 * @param {string} root the address of the site
 * @returns {Promise<Loaded>}
 */
export function loadFlows(root) {
  let found = loading.get(root);
  if (!found) {
    found = load(root).catch(() => anew(root, "flows").then(() => load(root)));
    loading.set(root, found);
    found.catch(() => loading.delete(root));
  }
  return found;
}

/** @param {string} root @returns {Promise<Loaded>} */
async function load(root) {
  const read = await reader(root);
  const json = async (/** @type {string} */ name) =>
    JSON.parse(new TextDecoder().decode(await unpacked(await read(`search/${name}`))));
  const { files, settings } = await json("manifest.json");
  /** @type {Flow[]} */
  const flows = await json(files.flows);
  return { flows: new Map(flows.map((flow) => [flow.id, flow])), waitingLine: settings.waiting_line ?? "" };
}
