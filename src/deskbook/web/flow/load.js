// The flows of a site, loaded when the first one is asked for.

import { reader, unpacked } from "../search/files.js";

/** @typedef {import("./walk.js").Flow} Flow */
/** @typedef {{flows: Map<string, Flow>, waitingLine: string}} Loaded */

/** @type {Map<string, Promise<Loaded>>} */
const loading = new Map();

/**
 * Return the flows of a site by their id. Fails with `BadIndex` and tries anew the next time.
 * @param {string} root the address of the site
 * @returns {Promise<Loaded>}
 */
export function loadFlows(root) {
  let found = loading.get(root);
  if (!found) {
    found = load(root);
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

/**
 * Gather the flows that a flow leads into, however many steps away, where flows are had one by
 * one; the result is what `createFlow` takes as `find`.
 * @param {Flow} flow
 * @param {(id: string) => Promise<Flow | null>} get
 * @returns {Promise<(id: string) => Flow | undefined>}
 */
export async function gathered(flow, get) {
  const found = new Map([[flow.id, flow]]);
  for (const one of found.values()) {
    const called = Object.values(one.nodes).map(({ call }) => call?.id ?? "");
    const missing = [...new Set(called)].filter((id) => id && !found.has(id));
    for (const next of await Promise.all(missing.map(get))) if (next) found.set(next.id, next);
  }
  return (id) => found.get(id);
}
