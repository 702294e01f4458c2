// The search for a page: in a Worker, or in the page itself where Workers are not allowed.
//
//     const client = await connect("https://example.org/handbook/");
//     const results = await client.search("退款多久到账");

/** @typedef {import("./search/service.js").About} About */
/** @typedef {import("./search/service.js").Card} Card */
/** @typedef {import("./search/service.js").Service} Service */
/** @typedef {import("./search/standing.js").Scope} Scope */
/** @typedef {import("./search.js").Manifest} Manifest */
/** @typedef {import("./search.js").Options} Options */
/** @typedef {import("./search.js").Result} Result */

const START = 15_000;

/** A search that could not be opened; the message says why. */
class SearchError extends Error {}

/** The search of one site. */
export class Client {
  /**
   * @param {Manifest} manifest
   * @param {"worker" | "page"} where the search runs
   * @param {(method: string, given: unknown[]) => Promise<any>} ask
   * @param {() => void} close
   */
  constructor(manifest, where, ask, close) {
    this.manifest = manifest;
    this.where = where;
    this.ask = ask;
    this.close = close;
  }

  /** @param {string} text @param {Options} [options] @returns {Promise<Result[]>} */
  search(text, options) {
    return this.ask("search", [text, options]);
  }

  /** Wait until the whole index is here; first answers do not. @returns {Promise<true>} */
  whole() {
    return this.ask("whole", []);
  }

  /** @param {number[]} numbers @returns {Promise<(Card | null)[]>} */
  cards(numbers) {
    return this.ask("cards", [numbers]);
  }

  /** @param {number} number @returns {Promise<Card>} */
  card(number) {
    return this.ask("card", [number]);
  }

  /** @param {string} id @returns {Promise<Card | null>} */
  flow(id) {
    return this.ask("flow", [id]);
  }

  /** @param {string[]} ids @returns {Promise<About[]>} */
  find(ids) {
    return this.ask("find", [ids]);
  }

  /** @param {string} id @returns {Promise<About[]>} */
  named(id) {
    return this.ask("named", [id]);
  }

  /** @param {Scope} scope @param {string} today @param {number} limit @returns {Promise<About[]>} */
  top(scope, today, limit) {
    return this.ask("top", [scope, today, limit]);
  }

  /** @param {string} first @param {string} last @returns {Promise<About[]>} */
  changing(first, last) {
    return this.ask("changing", [first, last]);
  }

  /** @returns {Promise<Record<string, string[]>>} */
  offered() {
    return this.ask("offered", []);
  }

  /** @param {string} name @param {string} value @returns {Promise<boolean>} */
  knows(name, value) {
    return this.ask("knows", [name, value]);
  }
}

/**
 * Open the search of a site.
 * @param {string} root its URL
 * @returns {Promise<Client>}
 */
export async function connect(root) {
  const worker = start();
  if (worker) {
    const ask = asker(worker);
    try {
      const manifest = await Promise.race([ask("open", [root]), failure(worker)]);
      return new Client(manifest, "worker", ask, () => worker.terminate());
    } catch (error) {
      worker.terminate();
      if (error instanceof SearchError) throw error;
    }
  }
  return inPage(root);
}

/** @returns {Worker | null} */
function start() {
  try {
    return new Worker(new URL("./search-worker.js", import.meta.url), { type: "module" });
  } catch {
    return null;
  }
}

/** Fail once a Worker cannot even begin. @param {Worker} worker @returns {Promise<never>} */
function failure(worker) {
  return new Promise((_, reject) => {
    worker.addEventListener("error", () => reject(new Error("The Worker cannot start.")));
    setTimeout(() => reject(new Error("The Worker does not answer.")), START);
  });
}

/** @param {Worker} worker */
function asker(worker) {
  /** @type {Map<number, {resolve: (value: any) => void, reject: (error: Error) => void}>} */
  const waiting = new Map();
  let last = 0;
  worker.addEventListener("message", (/** @type {MessageEvent} */ { data }) => {
    const found = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error === undefined) found?.resolve(data.result);
    else found?.reject(new SearchError(data.error));
  });
  return (/** @type {string} */ method, /** @type {unknown[]} */ given) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      worker.postMessage({ id: last, method, arguments: given });
    });
}

/** @param {string} root @returns {Promise<Client>} */
async function inPage(root) {
  // Most pages never need the engine themselves.
  const { serve } = await import("./search/service.js");
  /** @type {any} */
  const service = await serve(root).catch((error) => {
    throw new SearchError(error.message);
  });
  const ask = async (/** @type {string} */ method, /** @type {unknown[]} */ given) =>
    service[method](...given);
  return new Client(service.manifest(), "page", ask, () => {});
}
