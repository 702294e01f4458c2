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
    /** @type {Map<string, unknown>} */
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
    if (!this.values.has(name)) {
      try {
        const text = this.storage?.getItem(PREFIX + name);
        if (text) this.values.set(name, JSON.parse(text));
      } catch {
        // Not ours, or damaged: as if there were nothing.
      }
    }
    const found = this.values.get(name);
    const fits = typeof found === typeof missing && Array.isArray(found) === Array.isArray(missing);
    return found !== null && fits ? /** @type {T} */ (found) : missing;
  }

  /**
   * Keep a value.
   * @param {string} name
   * @param {unknown} value
   */
  set(name, value) {
    this.values.set(name, value);
    try {
      if (!this.storage) throw new Error("There is no storage.");
      this.storage.setItem(PREFIX + name, JSON.stringify(value));
    } catch {
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
