// For the site opened from a disk (file://), where browsers run no modules, fetch nothing and
// start no Workers: modules become functions that are called when needed, and a file that a page
// wants to fetch is a script that hands it over as text. Only the archive of a site has this.

(() => {
  /** @typedef {Record<string, any>} Exports */
  /** @typedef {(exports: (names: Record<string, () => any>) => void, need: (id: string) => Exports,
   *   load: (path: string) => Promise<Exports>, here: string) => void} Body */

  const own = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const root = own.slice(0, own.lastIndexOf("assets/deskbook/"));
  /** @type {Map<string, Body>} */ const bodies = new Map();
  /** @type {Map<string, Exports>} */ const made = new Map();
  /** @type {Map<string, Promise<string>>} */ const files = new Map();
  /** @type {Map<string, (text: string) => void>} */ const waiting = new Map();

  /** @param {string} id the path of a module below the site's root @returns {Exports} */
  function need(id) {
    const known = made.get(id);
    if (known) return known;
    const body = bodies.get(id);
    if (!body) throw new Error(`There is no module ${id}.`);
    /** @type {Exports} */ const exports = {};
    made.set(id, exports);
    const here = root + id;
    const expose = (/** @type {Record<string, () => any>} */ names) => {
      for (const [name, get] of Object.entries(names)) Object.defineProperty(exports, name, { get, enumerable: true });
    };
    const load = async (/** @type {string} */ path) => need(new URL(path, here).href.slice(root.length));
    body(expose, need, load, here);
    return exports;
  }

  /** @param {string} name @returns {Promise<string>} its bytes in base64 */
  function text(name) {
    let found = files.get(name);
    if (!found) {
      found = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        waiting.set(name, resolve);
        script.onerror = () => {
          files.delete(name); // it may be there the next time
          reject(new TypeError(`${name} is not in this folder.`));
        };
        script.src = `${root}${name.split("/").map(encodeURIComponent).join("/")}.js`;
        document.head.append(script);
      });
      files.set(name, found);
    }
    return found;
  }

  const fetched = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href).href.split(/[?#]/)[0];
    if (!url.startsWith(root)) return fetched(input, init);
    const bytes = atob(await text(decodeURIComponent(url.slice(root.length))));
    return new Response(Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)));
  };

  Object.assign(globalThis, {
    deskbook: {
      need,
      define: (/** @type {string} */ id, /** @type {Body} */ body) => bodies.set(id, body),
      file: (/** @type {string} */ name, /** @type {string} */ base64) => waiting.get(name)?.(base64),
    },
  });
})();
