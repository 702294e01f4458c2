// Keeps the site readable without a network. `deskbook build` fills in BUILD and puts this file
// at the root of the site, so that its scope is the whole site, also in a subfolder.
//
// Files are stored under their path and what their content is, so that versions share what they
// have in common and a broken download is only ever a version that does not become active.

/** The list of this version's files: its path and what its bytes must be. */
const BUILD = { path: "", integrity: "" };

/**
 * `core` must be complete before a version is used: path → integrity. `pages` are fetched when
 * there is time: path → revision.
 * @typedef {{build: string, as_of?: string, core: Record<string, string>,
 *   pages: Record<string, string>}} Files
 * @typedef {{current: string, previous: string, fetched: string}} State
 */

const worker = /** @type {any} */ (self);
/** @type {string} */ const ROOT = worker.registration.scope;
const STORE = `deskbook ${ROOT}`;
const VISITED = `deskbook visited ${ROOT}`;
const STATE = `${ROOT}deskbook-state`;
const MOST_PAGES = 1000;
const MOST_VISITED = 300;
const PATIENCE = 4000;
const ANSWER_WITHIN = 1000;
const AT_ONCE = 6;
const HASHED = /[.-][0-9a-f]{8,}\.\w/;

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const own = request.url.startsWith(ROOT) && request.url.split(/[?#]/)[0] !== `${ROOT}service-worker.js`;
  if (own && request.method === "GET" && !request.headers.has("range")) event.respondWith(answer(event));
});
worker.addEventListener("message", (/** @type {any} */ event) => {
  const { wish, url } = event.data ?? {};
  if (wish === "swap") event.waitUntil(swap());
  if (wish === "keep") event.waitUntil(keep(String(url)));
  if (wish === "about") event.waitUntil(about().then((known) => event.ports[0].postMessage(known)));
});

/** @param {string} path @param {string} revision */
const address = (path, revision) => `${ROOT}${encoded(path)}?deskbook=${encodeURIComponent(revision)}`;

/** @param {string} path as in a list of files, decoded */
const encoded = (path) => path.split("/").map(encodeURIComponent).join("/");

/**
 * Fetch every file of this version that is not there yet; fails when one cannot be had whole.
 * What has been fetched stays, so that the next attempt begins where this one ended.
 */
async function install() {
  const store = await caches.open(STORE);
  try {
    await complete(store);
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== "QuotaExceededError") throw error;
    await caches.delete(VISITED);
    await complete(store);
  }
}

/** @param {Cache} store */
async function complete(store) {
  await add(store, BUILD.path, BUILD.integrity);
  const { core } = await filesOf(store, BUILD.path);
  await many(Object.entries(core), ([path, integrity]) => add(store, path, integrity));
}

/** @param {Cache} store @param {string} path @param {string} integrity */
async function add(store, path, integrity) {
  if (await store.match(address(path, integrity))) return;
  const cache = HASHED.test(path) ? "default" : "no-cache";
  const url = ROOT + encoded(path);
  const got = await fetch(url, { integrity, cache }).catch(() => fetch(url, { integrity, cache: "reload" }));
  if (!got.ok) throw new Error(`${path}: ${got.status}`);
  await store.put(address(path, integrity), await plain(got));
}

/** An answer as it is to be kept: without the marks of a detour. @param {Response} got */
async function plain(got) {
  const headers = new Headers();
  for (const name of ["Content-Type", "Date", "Last-Modified"]) {
    headers.set(name, got.headers.get(name) ?? "");
  }
  return new Response(await got.blob(), { headers });
}

/**
 * Run `task` for all `items`, a few at a time.
 * @template T @param {T[]} items @param {(item: T) => Promise<unknown>} task
 */
async function many(items, task) {
  const rest = items.values();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const item of rest) await task(item);
  }));
}

/** The list of files of a version. @param {Cache} store @param {string} path @returns {Promise<Files>} */
async function filesOf(store, path) {
  const kept = await store.match(ROOT + path, { ignoreSearch: true });
  return kept ? kept.json() : { build: "", core: {}, pages: {} };
}

/** @param {Cache} store @returns {Promise<State>} */
async function stateOf(store) {
  const kept = await store.match(STATE);
  return kept ? kept.json() : { current: "", previous: "", fetched: "" };
}

/** @type {Promise<{files: Files, previous: Files}> | null} */
let known = null;
function versions() {
  known ??= (async () => {
    const store = await caches.open(STORE);
    const [files, { previous }] = await Promise.all([filesOf(store, BUILD.path), stateOf(store)]);
    return { files, previous: await filesOf(store, previous) };
  })();
  return known;
}

/**
 * Make this version the current one. Pages that are still open may need the one before it. No page
 * opens while this lasts: the rest can wait.
 */
async function activate() {
  const store = await caches.open(STORE);
  const old = await stateOf(store);
  if (old.current !== BUILD.path) {
    const state = { current: BUILD.path, previous: old.current, fetched: new Date().toISOString() };
    await store.put(STATE, new Response(JSON.stringify(state)));
  }
  known = null;
  await worker.clients.claim();
}

/** Whether a version is just arriving: it has files in the store that no list claims yet. */
const arriving = () => worker.registration.installing || worker.registration.waiting;

/** Drop what neither this version nor the one before it names. @param {Cache} store */
async function clean(store) {
  const { files, previous } = await versions();
  const state = await stateOf(store);
  const wanted = new Set([STATE]);
  for (const one of [files, previous]) {
    for (const [path, mark] of Object.entries({ ...one.core, ...one.pages })) {
      wanted.add(new URL(address(path, mark)).href);
    }
  }
  const lists = [state.current, state.previous].filter(Boolean).map((path) => ROOT + path);
  for (const { url } of await store.keys()) {
    if (arriving()) return;
    if (!wanted.has(url) && !lists.includes(url.split("?")[0])) await store.delete(url);
  }
}

/** The names a requested address may have in a list of files. @param {string} url */
function names(url) {
  let path = url.slice(ROOT.length).split(/[?#]/)[0];
  try {
    path = decodeURIComponent(path);
  } catch {
    return [];
  }
  if (path === "" || path.endsWith("/")) return [`${path}index.html`];
  return [path, `${path}.html`];
}

/** @param {any} event @returns {Promise<Response>} */
async function answer(event) {
  const { request } = event;
  const [store, { files, previous }] = await Promise.all([caches.open(STORE), versions()]);
  for (const path of names(request.url)) {
    const mark = files.core[path] ?? files.pages[path] ?? (HASHED.test(path) && previous.core[path]);
    if (!mark) continue;
    const kept = await store.match(address(path, mark));
    if (kept) return kept;
    const page = path in files.pages && (await fetched(path));
    if (page) {
      event.waitUntil(put(store, address(path, mark), page.clone()));
      return page;
    }
  }
  return visited(event);
}

/** The network's page if it is whole, else nothing. @param {string} path */
async function fetched(path) {
  const got = await fetch(ROOT + encoded(path), { cache: "no-cache" }).catch(() => null);
  if (!got?.ok || !got.headers.get("Content-Type")?.startsWith("text/html")) return null;
  const page = await plain(got).catch(() => null);
  return page && (await page.clone().text()).trimEnd().endsWith("</html>") ? page : null;
}

/** What is not kept beforehand: from the network, else as it was last seen. @param {any} event */
async function visited(event) {
  const { request } = event;
  const cache = await caches.open(VISITED);
  const url = request.url.split(/[?#]/)[0];
  const kept = await cache.match(url);
  if (kept && HASHED.test(url)) return kept;
  try {
    const got = await Promise.race([fetch(request), ...(kept ? [after(PATIENCE)] : [])]);
    const lasting = request.destination !== "" || /(\/|\.html)$/.test(url);
    if (got.ok && got.type === "basic" && !got.redirected && lasting) {
      event.waitUntil(remember(cache, url, got.clone()));
    }
    return got;
  } catch {
    return kept ?? (request.mode === "navigate" ? missing() : Response.error());
  }
}

/** @param {number} milliseconds @returns {Promise<never>} */
const after = (milliseconds) => new Promise((_, fail) => setTimeout(fail, milliseconds));

/** @param {Cache} cache @param {string} url @param {Response} got */
async function remember(cache, url, got) {
  await put(cache, url, got);
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - MOST_VISITED))) await cache.delete(old);
}

/** Keep an answer if there is room; whether there was. @param {Cache} cache @param {string} url @param {Response} got */
async function put(cache, url, got) {
  try {
    await cache.put(url, got);
    return true;
  } catch {
    return false;
  }
}

function missing() {
  const text = `<!doctype html><html lang="zh"><meta charset="utf-8"><title>没有网络 · Offline</title>
<meta name="viewport" content="width=device-width"><body style="font:16px/1.7 system-ui;margin:3em auto;max-width:30em;padding:0 1em">
<h1>没有网络</h1><p>这一页还没有存到这台电脑上。网络恢复后再打开一次，以后没有网络也能看。</p>
<p lang="en">There is no network, and this page has not been kept on this computer yet.</p>
<p><a href="${ROOT}">${ROOT}</a></p></body></html>`;
  const headers = { "Content-Type": "text/html; charset=utf-8" };
  return new Response(text, { status: 503, headers });
}

/** Take over at once if every open page of the site agrees; one that does not answer does not. */
async function swap() {
  const open = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const own = open.filter((/** @type {any} */ one) => one.url.startsWith(ROOT));
  const free = await Promise.all(own.map((/** @type {any} */ page) => new Promise((tell) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => tell(event.data === true);
    setTimeout(() => tell(false), ANSWER_WITHIN);
    page.postMessage({ wish: "free?" }, [port2]);
  })));
  if (free.every(Boolean)) await worker.skipWaiting();
}

/** Whether what older versions have left behind is gone. */
let tidy = false;
/** Whether all pages that are kept beforehand are there. */
let everything = false;

/**
 * Drop what is not needed any more, keep the page at `url`, which was loaded before there was a
 * worker, and fetch further pages, but not where every byte is paid for.
 * @param {string} url
 */
async function keep(url) {
  const [store, { files }] = await Promise.all([caches.open(STORE), versions()]);
  if (!tidy) {
    tidy = true;
    await clean(store);
  }
  if (worker.navigator.connection?.saveData) return;
  const path = url.startsWith(ROOT) ? names(url) : [];
  if (path.length && !path.some((name) => name in files.core || name in files.pages)) {
    const got = await fetch(url).catch(() => null);
    if (got?.ok) await put(await caches.open(VISITED), url.split(/[?#]/)[0], got);
  }
  if (everything) return;
  const listed = Object.keys(files.pages);
  const first = listed.filter((name) => path.includes(name));
  everything = true;
  await many([...first, ...listed.slice(0, MOST_PAGES)], async (name) => {
    const place = address(name, files.pages[name]);
    // A version that is coming waits for the end of this, and fetches its own pages.
    if (arriving()) everything = false;
    if (!everything || (await store.match(place))) return;
    const page = await fetched(name);
    everything = page !== null && (await put(store, place, page)) && everything;
  });
}

/** What a page shows of the version it has. */
async function about() {
  const store = await caches.open(STORE);
  const [{ files }, { fetched: when }] = await Promise.all([versions(), stateOf(store)]);
  return { build: files.build, asOf: files.as_of ?? "", fetched: when };
}
