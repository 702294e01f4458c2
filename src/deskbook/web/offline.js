/**
 * Registers the service worker, lets a new version take over only when it disturbs nobody, and
 * says which version the reader sees. Every page loads it; the desk adds what it knows:
 *
 *     registerOffline({ onUpdate: (status) => …, canSwap: () => !cardIsOpen });
 *
 * Where service workers are not allowed, nothing happens but `status.offline === false`.
 */

/**
 * `offline`: the site is kept on this computer. `waiting`: a newer version has been fetched and
 * will take over. `build` is the version's digest, `asOf` the day it was built for ("" if none was
 * given), `fetched` when this browser got it (ISO time, "" if unknown).
 * @typedef {{offline: boolean, waiting: boolean, build: string, asOf: string, fetched: string}} Status
 * @typedef {{onUpdate?: (status: Status) => void, canSwap?: () => boolean}} Hooks
 */

const IDLE = 60_000;
const LOOK_AGAIN = 10_000;
const CHECK_EVERY = 15 * 60_000;
const ROOT = new URL("../../", import.meta.url).href;
const ACTIVITY = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart", "input", "compositionstart"];

/** @type {Status} */
export const status = { offline: false, waiting: false, build: "", asOf: "", fetched: "" };

/** @type {Set<Hooks>} */ const everyone = new Set();
/** @type {ServiceWorkerRegistration | null} */ let registration = null;
let lastActive = Date.now();
/** The page was opened when a new version was already there, and nobody has touched it since. */
let fresh = false;
/** Another version has taken over; this page is still of the old one. */
let outdated = false;

/**
 * Take part: `onUpdate` hears every change of the status (and the present one), `canSwap` says
 * whether the page may be loaded anew now. Returns what ends it.
 * @param {Hooks} hooks
 * @returns {() => void}
 */
export function registerOffline(hooks) {
  everyone.add(hooks);
  if (status.build) hooks.onUpdate?.({ ...status });
  return () => everyone.delete(hooks);
}

/** Whether nothing is lost when the page is loaded anew now. */
function free() {
  const field = /** @type {HTMLInputElement | null} */ (document.activeElement);
  const busy = document.querySelector("dialog[open]") || (field?.matches("input, textarea") && field.value);
  const quiet = fresh || Date.now() - lastActive > IDLE;
  return quiet && !busy && [...everyone].every((hooks) => hooks.canSwap?.() ?? true);
}

function changed() {
  status.waiting = outdated || Boolean(registration?.waiting && registration.active);
  for (const hooks of everyone) hooks.onUpdate?.({ ...status });
  mark();
}

/** On pages that show the status nowhere themselves: a quiet line while a new version waits. */
function mark() {
  const place = document.getElementById("deskbook-update");
  if (!status.waiting || [...everyone].some((hooks) => hooks.onUpdate)) return place?.remove();
  if (place) return;
  const line = document.createElement("div");
  line.id = "deskbook-update";
  line.setAttribute("role", "status");
  line.textContent = document.documentElement.lang.startsWith("zh")
    ? "有新内容，空闲时自动更新"
    : "There is something new; it is shown when you pause";
  line.style.cssText =
    "position:fixed;inset:auto 8px 8px auto;padding:2px 10px;border-radius:12px;z-index:4;" +
    "font:12px/1.8 system-ui,sans-serif;background:#303030;color:#fff;pointer-events:none";
  document.body.append(line);
}

/** Ask the waiting version to take over, or load this page anew when one already has. */
function proceed() {
  if (!free()) return;
  if (outdated) location.reload();
  else registration?.waiting?.postMessage({ wish: "swap" });
}

async function ask() {
  const active = registration?.active;
  if (!active) return;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = (event) => {
    Object.assign(status, event.data);
    changed();
  };
  active.postMessage({ wish: "about" }, [port2]);
}

/** @param {ServiceWorkerContainer} container */
async function begin(container) {
  let controlled = Boolean(container.controller);
  container.addEventListener("controllerchange", () => {
    if (controlled) outdated = true;
    controlled = true;
    changed();
    proceed();
    if (!outdated) keep();
  });
  container.addEventListener("message", (event) => {
    if (event.data?.wish === "free?") event.ports[0].postMessage(free());
  });
  container.startMessages();
  for (const name of ACTIVITY) {
    addEventListener(name, () => ((lastActive = Date.now()), (fresh = false)), { capture: true, passive: true });
  }
  const file = `${ROOT}service-worker.js`;
  try {
    registration = await container.register(file, { scope: ROOT, updateViaCache: "none" });
  } catch {
    return;
  }
  // A browser that forbids workers may say so by giving none.
  if (!registration) return;
  status.offline = true;
  fresh = Boolean(registration.waiting);
  watch(registration);
  changed();
  proceed();
  await ask();
  if (container.controller) keep();
  setInterval(proceed, LOOK_AGAIN);
  const look = () => registration?.update().catch(() => withdrawn(file));
  look();
  setInterval(look, CHECK_EVERY);
}

/** @param {ServiceWorkerRegistration} current */
function watch(current) {
  const follow = () => {
    current.installing?.addEventListener("statechange", () => {
      changed();
      if (!status.build) ask();
    });
  };
  current.addEventListener("updatefound", follow);
  follow();
}

/** Let the worker tidy up, keep this page and fetch others, when nothing better is to be done. */
function keep() {
  // A version about to be replaced must not be given work: its successor waits until it is done.
  const tell = () => {
    if (!registration?.waiting) navigator.serviceWorker.controller?.postMessage({ wish: "keep", url: location.href });
  };
  if ("requestIdleCallback" in window) requestIdleCallback(tell, { timeout: 5000 });
  else setTimeout(tell, 2000);
}

/** When the site has no worker any more, an old one must not go on showing old pages. @param {string} file */
async function withdrawn(file) {
  const answer = await fetch(file, { cache: "no-store" }).catch(() => null);
  if (answer?.status === 404 || answer?.status === 410) await registration?.unregister();
}

const { serviceWorker } = /** @type {{serviceWorker?: ServiceWorkerContainer}} */ (globalThis.navigator ?? {});
if (serviceWorker && location.protocol !== "file:") {
  if (document.readyState === "complete") begin(serviceWorker);
  else addEventListener("load", () => begin(serviceWorker), { once: true });
}
