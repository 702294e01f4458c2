// The search in a Worker, so that typing never waits for it. `search-client.js` talks to it:
// {id, method, arguments} -> {id, result} or {id, error}. Its first word is that it is there.

import { serve } from "./search/service.js";

/** @typedef {import("./search/service.js").Service} Service */

/** @type {Promise<Service> | null} */
let service = null;

self.addEventListener("message", async (/** @type {MessageEvent} */ event) => {
  const { id, method, arguments: given } = event.data;
  try {
    if (method === "open") service = serve(given[0]);
    const found = /** @type {any} */ (await service);
    const result = method === "open" ? found.manifest() : await found[method](...given);
    self.postMessage({ id, result });
  } catch (error) {
    self.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
});

self.postMessage({});
