/**
 * `<deskbook-chart>`: a viewer round an inline SVG chart.
 *
 * Without JavaScript the chart is a picture with links. With it there are zoom, fit, full screen,
 * finding a box by name, moving by drag, pinch and keyboard, and saving as SVG or PNG.
 *
 * Texts come from attributes of the element: data-label-toolbar, -zoom-in, -zoom-out, -fit,
 * -full-screen, -find, -found (“{count}” is replaced), -save-svg, -save-png.
 *
 * Keys, when the chart has the focus: + and - zoom, 0 fits, f fills the screen, arrows move.
 */

const STEP = 1.25;
const LEAST = 0.2;
const MOST = 5;
const MOVE = 60;

/** @type {Record<string, string>} */
const LABELS = {
  toolbar: "Chart",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Fit to width",
  fullScreen: "Full screen",
  find: "Find in chart",
  found: "{count} found",
  saveSvg: "Save as SVG",
  savePng: "Save as PNG",
};

/** Outlines on a 16 × 16 grid. @type {Record<string, string>} */
const ICONS = {
  zoomIn: "M8 3V13M3 8H13",
  zoomOut: "M3 8H13",
  fit: "M2 4V12M14 4V12M4 8H12M6 6L4 8 6 10M10 6L12 8 10 10",
  fullScreen: "M3 6V3H6M10 3H13V6M13 10V13H10M6 13H3V10",
};

export class DeskbookChart extends HTMLElement {
  /** @type {SVGSVGElement | null} */ #svg = null;
  /** @type {HTMLElement | null} */ #view = null;
  /** @type {HTMLOutputElement | null} */ #said = null;
  /** @type {AbortController | null} */ #listening = null;
  /** Where each finger or the mouse is. @type {Map<number, PointerEvent>} */ #pointers = new Map();
  #scale = 1;
  #moved = false;
  #found = -1;

  connectedCallback() {
    this.#svg = this.querySelector("svg.deskbook-chart");
    if (!this.#svg) return;
    this.#listening = new AbortController();
    // A page brought back from a cache has the tools already, but they do nothing: make new ones.
    for (const old of this.querySelectorAll(".chart-tools")) old.remove();
    this.#view = this.querySelector(".chart-view") ?? document.createElement("div");
    this.#view.className = "chart-view";
    this.#view.tabIndex = 0;
    this.#view.setAttribute("role", "region");
    this.#view.setAttribute("aria-label", this.#label("toolbar"));
    this.#view.append(this.#svg);
    this.append(this.#tools(), this.#view);
    this.#listen(this.#view);
    this.#zoom(1);
  }

  disconnectedCallback() {
    this.#listening?.abort();
    this.#pointers.clear();
  }

  /** @param {string} key */
  #label(key) {
    return this.dataset[`label${key[0].toUpperCase()}${key.slice(1)}`] ?? LABELS[key];
  }

  #tools() {
    const tools = document.createElement("div");
    tools.className = "chart-tools";
    tools.setAttribute("role", "toolbar");
    tools.setAttribute("aria-label", this.#label("toolbar"));
    tools.append(
      this.#button("zoomOut", () => this.#zoom(this.#scale / STEP)),
      this.#button("zoomIn", () => this.#zoom(this.#scale * STEP)),
      this.#button("fit", () => this.#fit()),
      this.#button("fullScreen", () => this.#fillScreen()),
      this.#finder(),
      this.#button("saveSvg", () => this.#save("saveSvg"), "SVG"),
      this.#button("savePng", () => this.#save("savePng"), "PNG"),
    );
    return tools;
  }

  /**
   * @param {string} key
   * @param {() => void} action
   * @param {string} [text] shown instead of an icon
   */
  #button(key, action, text) {
    const button = document.createElement("button");
    button.type = "button";
    button.title = this.#label(key);
    button.setAttribute("aria-label", this.#label(key));
    if (text) button.textContent = text;
    else button.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${ICONS[key]}"/></svg>`;
    button.addEventListener("click", action);
    return button;
  }

  #finder() {
    const form = document.createElement("form");
    const input = document.createElement("input");
    input.type = "search";
    input.placeholder = this.#label("find");
    input.setAttribute("aria-label", this.#label("find"));
    this.#said = document.createElement("output");
    form.append(input, this.#said);
    input.addEventListener("input", () => this.#find(input.value, 0));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#find(input.value, this.#found + 1);
    });
    return form;
  }

  /**
   * Marks every box whose name or note contains the words and brings one of them into the middle.
   * @param {string} words
   * @param {number} which the number of the box to show, counted round
   */
  #find(words, which) {
    const wanted = plain(words);
    /** @type {Element[]} */
    const hits = [];
    for (const item of this.#svg?.querySelectorAll(".item") ?? []) {
      const hit = wanted !== "" && plain(item.querySelector("title")?.textContent ?? "").includes(wanted);
      item.classList.toggle("found", hit);
      if (hit) hits.push(item);
    }
    if (this.#said) {
      this.#said.textContent = wanted ? this.#label("found").replace("{count}", String(hits.length)) : "";
    }
    this.#found = hits.length ? which % hits.length : -1;
    if (this.#found >= 0) this.#centre(hits[this.#found]);
  }

  /** @param {Element} item */
  #centre(item) {
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    // The title, not the middle: a department's frame can be taller than the window.
    (item.querySelector("text") ?? item).scrollIntoView({ block: "center", inline: "center", behavior });
  }

  /**
   * Draws the chart at a scale, keeping the given point of the window where it is.
   * @param {number} scale
   * @param {{ clientX: number, clientY: number }} [at] the middle of the view when left out
   */
  #zoom(scale, at) {
    const [svg, view] = [this.#svg, this.#view];
    if (!svg || !view) return;
    const room = view.getBoundingClientRect();
    const x = (at?.clientX ?? room.left + room.width / 2) - room.left;
    const y = (at?.clientY ?? room.top + room.height / 2) - room.top;
    const before = this.#scale;
    this.#scale = Math.min(MOST, Math.max(LEAST, scale));
    svg.style.maxWidth = "none";
    view.classList.toggle("zoomed", this.#scale > 1); // then it scrolls by itself, else with the page
    svg.style.width = `${svg.viewBox.baseVal.width * this.#scale}px`;
    const grown = this.#scale / before;
    view.scrollLeft = (view.scrollLeft + x) * grown - x;
    view.scrollTop = (view.scrollTop + y) * grown - y;
  }

  #fit() {
    const [svg, view] = [this.#svg, this.#view];
    if (!svg || !view) return;
    const { width, height } = svg.viewBox.baseVal;
    const wide = view.clientWidth / width;
    this.#zoom(document.fullscreenElement === this ? Math.min(wide, view.clientHeight / height) : Math.min(wide, 1));
  }

  async #fillScreen() {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await this.requestFullscreen?.();
  }

  /** @param {HTMLElement} view */
  #listen(view) {
    const signal = /** @type {AbortController} */ (this.#listening).signal;
    view.addEventListener("keydown", (event) => this.#key(event), { signal });
    view.addEventListener("wheel", (event) => this.#wheel(event), { signal, passive: false });
    view.addEventListener("pointerdown", (event) => this.#down(event), { signal });
    view.addEventListener("pointermove", (event) => this.#move(event), { signal });
    for (const name of /** @type {const} */ (["pointerup", "pointercancel", "pointerleave"])) {
      view.addEventListener(name, (event) => this.#pointers.delete(event.pointerId), { signal });
    }
    // Letting go after a drag is no click on the link underneath.
    view.addEventListener("click", (event) => this.#moved && event.preventDefault(), { signal, capture: true });
    view.addEventListener("dragstart", (event) => event.preventDefault(), { signal });
    this.addEventListener("fullscreenchange", () => this.#fit(), { signal });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    /** @type {Record<string, () => void>} */
    const actions = {
      "+": () => this.#zoom(this.#scale * STEP),
      "=": () => this.#zoom(this.#scale * STEP),
      "-": () => this.#zoom(this.#scale / STEP),
      0: () => this.#fit(),
      f: () => void this.#fillScreen(),
      ArrowLeft: () => this.#view?.scrollBy(-MOVE, 0),
      ArrowRight: () => this.#view?.scrollBy(MOVE, 0),
      ArrowUp: () => this.#scrollUpright(-MOVE),
      ArrowDown: () => this.#scrollUpright(MOVE),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation(); // the site has keys of its own
    action();
  }

  /** Moves the chart, or the page where the chart cannot go further. @param {number} distance */
  #scrollUpright(distance) {
    const view = /** @type {HTMLElement} */ (this.#view);
    const before = view.scrollTop;
    view.scrollBy(0, distance);
    if (view.scrollTop === before) window.scrollBy(0, distance);
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.#zoom(this.#scale * Math.exp(-event.deltaY / 300), event);
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.button) return;
    this.#pointers.set(event.pointerId, event);
    this.#moved = false;
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const before = this.#pointers.get(event.pointerId);
    const view = this.#view;
    if (!before || !view) return;
    const other = [...this.#pointers.values()].find((each) => each.pointerId !== event.pointerId);
    if (other) {
      const middle = { clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 };
      const distance = gap(before, other);
      if (distance) this.#zoom((this.#scale * gap(event, other)) / distance, middle);
      this.#moved = true;
    } else if (event.pointerType === "mouse") {
      // Fingers move the chart by the browser's own scrolling.
      const [x, y] = [event.clientX - before.clientX, event.clientY - before.clientY];
      if (!this.#moved && Math.hypot(x, y) < 4) return;
      view.scrollBy(-x, 0);
      this.#scrollUpright(-y);
      this.#moved = true;
    }
    this.#pointers.set(event.pointerId, event);
  }

  /** Loaded when first used: hardly any visit saves a chart. @param {"saveSvg" | "savePng"} as */
  async #save(as) {
    const svg = /** @type {SVGSVGElement} */ (this.#svg);
    (await import("./chart/saving.js"))[as](svg);
  }
}

/** Upper and lower case, full and half width are the same to who searches. @param {string} text */
function plain(text) {
  return text.normalize("NFKC").toLowerCase().trim();
}

/** @param {PointerEvent} one @param {PointerEvent} other */
function gap(one, other) {
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}

if (!customElements.get("deskbook-chart")) customElements.define("deskbook-chart", DeskbookChart);
