// The search for a page: in a Worker, or in the page itself where Workers are not allowed.
//
//     const client = await connect("https://example.org/handbook/");
//     const results = await client.search("退款多久到账");

/** @typedef {import("./search/service.js").Service} Service */
/** @typedef {import("./search.js").Manifest} Manifest */

/** Milliseconds until a Worker must have said that it is there. */
const START = 15_000;
const METHODS = /** @type {const} */ ([
  "search", "whole", "cards", "card", "flow", "find", "named", "top", "changing", "offered", "knows",
]);

/**
 * The search of one site, and where it runs.
 * @typedef {{manifest: Manifest, where: "worker" | "page", close: () => void} &
 *   Pick<Service, typeof METHODS[number]>} Client
 */

/** What a Worker says is wrong with the search; there is nothing wrong with the Worker. */
class SearchError extends Error {}

/**
 * Open the search of a site, from the server's newest files when those at hand do not fit together.
 * @param {string} root its URL
 * @returns {Promise<Client>}
 */
export async function connect(root) {
  /** @template T @param {() => Promise<T>} open */
  const opened = (open) => open().catch(() => anew(root, "index", "tables").then(open));
  const worker = start();
  if (worker) {
    const ask = asker(worker);
    try {
      const manifest = await Promise.race([opened(() => ask("open", [root])), failure(worker)]);
      return client(manifest, "worker", ask, () => worker.terminate());
    } catch (error) {
      worker.terminate();
      if (error instanceof SearchError) throw error;
    }
  }
  // Most pages never need the engine themselves.
  const { serve } = await import("./search/service.js");
  const service = /** @type {any} */ (await opened(() => serve(root)));
  return client(service.manifest(), "page", async (method, given) => service[method](...given), () => {});
}

/**
 * Fetch the list of search files and some that it names past what the browser has kept of them.
 * @param {string} root
 * @param {...string} names
 */
export async function anew(root, ...names) {
  const get = (/** @type {string} */ name) => fetch(`${root}search/${name}`, { cache: "reload" });
  try {
    const { files } = await (await get("manifest.json")).json();
    await Promise.all(names.map(async (name) => (await get(files[name])).blob()));
  } catch {
    // Whoever needs them says what is wrong with them.
  }
}

/**
 * @param {Manifest} manifest
 * @param {Client["where"]} where
 * @param {(method: string, given: unknown[]) => Promise<any>} ask
 * @param {() => void} close
 */
function client(manifest, where, ask, close) {
  const methods = METHODS.map((name) => [name, (/** @type {unknown[]} */ ...given) => ask(name, given)]);
  return /** @type {Client} */ ({ manifest, where, close, ...Object.fromEntries(methods) });
}

/** @returns {Worker | null} */
function start() {
  try {
    return new Worker(new URL("./search-worker.js", import.meta.url), { type: "module" });
  } catch {
    return null;
  }
}

/**
 * Fail once a Worker cannot even begin. How long it fetches is a matter of the line, not of it.
 * @param {Worker} worker
 * @returns {Promise<never>}
 */
function failure(worker) {
  return new Promise((_, reject) => {
    const timer = setTimeout(reject, START);
    worker.addEventListener("message", () => clearTimeout(timer));
    worker.addEventListener("error", reject);
  });
}

/** @param {Worker} worker */
function asker(worker) {
  /** @type {Map<number, [resolve: (value: any) => void, reject: (error: Error) => void]>} */
  const waiting = new Map();
  let last = 0;
  worker.addEventListener("message", (/** @type {MessageEvent} */ { data }) => {
    const [resolve, reject] = waiting.get(data.id) ?? [];
    waiting.delete(data.id);
    if (data.error === undefined) resolve?.(data.result);
    else reject?.(new SearchError(data.error));
  });
  return (/** @type {string} */ method, /** @type {unknown[]} */ given) =>
    new Promise((...ends) => {
      waiting.set(++last, ends);
      worker.postMessage({ id: last, method, arguments: given });
    });
}
