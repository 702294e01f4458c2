// Making elements in few words, and copying text.

/**
 * @param {string} tag with classes: "p.db-walk-name"
 * @param {Record<string, string | boolean | EventListener>} [attributes] functions are listeners
 * @param {...(Node | string | null | undefined | false)} children texts never become markup
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const made = document.createElement(name);
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false) made.setAttribute(key, value);
  }
  for (const child of children) if (child) made.append(child);
  return made;
}

/**
 * Copy a text, also on pages that are not served over HTTPS; whether it worked.
 * @param {string} text
 * @returns {Promise<boolean>}
 */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const focus = /** @type {HTMLElement | null} */ (document.activeElement);
    const area = document.createElement("textarea");
    area.value = text;
    area.style.cssText = "position:fixed;opacity:0";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    focus?.focus();
    return done;
  }
}

/** @type {Map<string, Promise<void>>} */
const loading = new Map();

/**
 * Load a style sheet once; settled when it has come, or will not.
 * @param {string} address
 * @returns {Promise<void>}
 */
export function styled(address) {
  let found = loading.get(address);
  if (!found) {
    found = new Promise((resolve) => {
      const done = () => resolve();
      const link = element("link", { rel: "stylesheet", href: address, load: done, error: done });
      document.head.append(link);
    });
    loading.set(address, found);
  }
  return found;
}
