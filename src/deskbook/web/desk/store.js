// What the desk remembers in this browser. Where it may not, it remembers until it is closed.

const PREFIX = "deskbook.desk.";

/** Keeps values under names. */
export class Store {
  /**
   * @param {(reason: "full" | "forbidden") => void} trouble called once, when it cannot keep
   * @param {"localStorage" | "sessionStorage"} [place]
   */
  constructor(trouble, place = "localStorage") {
    this.trouble = trouble;
    this.told = false;
    /** What could not be kept. @type {Map<string, unknown>} */
    this.values = new Map();
    /** @type {Storage | null} */
    this.storage = null;
    try {
      this.storage = globalThis[place];
      this.storage.getItem(PREFIX);
    } catch {
      this.storage = null;
    }
  }

  /**
   * Return what is kept under a name, or `missing`.
   * @template T
   * @param {string} name
   * @param {T} missing also tells of which form the value must be
   * @returns {T}
   */
  get(name, missing) {
    let found = this.values.get(name);
    try {
      // Read anew each time: other tabs keep things as well.
      found ??= JSON.parse(this.storage?.getItem(PREFIX + name) ?? "");
    } catch {
      // Not ours, or damaged: as if there were nothing.
    }
    const fits = typeof found === typeof missing && Array.isArray(found) === Array.isArray(missing);
    return found && fits ? /** @type {T} */ (found) : missing;
  }

  /**
   * Keep a value.
   * @param {string} name
   * @param {unknown} value
   */
  set(name, value) {
    try {
      if (!this.storage) throw new Error();
      this.storage.setItem(PREFIX + name, JSON.stringify(value));
      this.values.delete(name);
    } catch {
      this.values.set(name, value);
      if (!this.told) this.trouble(this.storage ? "full" : "forbidden");
      this.told = true;
    }
  }
}

/**
 * Carry what is in a box through loading the page anew, in this tab and nowhere else. Returns what
 * was typed before and what has been typed since.
 * @param {HTMLInputElement} box
 */
export function carried(box) {
  const tab = new Store(() => {}, "sessionStorage");
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const before = entry?.type === "reload" ? tab.get("typed", "") : "";
  tab.set("typed", "");
  addEventListener("pagehide", () => tab.set("typed", box.value));
  return before + box.value;
}
