// The words of the desk, in the language of the site.

/** Fills in what a text leaves open. */
export class Texts {
  /** @param {Record<string, string>} words @param {string} language */
  constructor(words, language) {
    this.words = words;
    this.language = language;
    /** @type {(name: string, values?: Record<string, string | number>) => string} */
    this.of = (name, values = {}) =>
      (this.words[name] ?? name).replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
  }
}
