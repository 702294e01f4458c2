// Flows that lead into one another, where they are had one by one.

/** @typedef {import("./walk.js").Flow} Flow */

/**
 * Gather the flows that a flow leads into, however many steps away; the result is what
 * `createFlow` takes as `find`.
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
