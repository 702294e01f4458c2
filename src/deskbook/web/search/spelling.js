// Finding what is typed with letters in the place of ideographs: whole syllables, initials, both
// mixed with ideographs, the last syllable perhaps unfinished.

/** @typedef {import("./normal.js").Tables} Tables */

/** Where a pattern was found: `start` and `end` in the text. @typedef {{start: number, end: number}} Span */

const MOST_STEPS = 500;

/** Texts that can be searched by how they are spelled. */
export class Spelling {
  /** @param {Tables} tables @param {string[]} texts normalised and flat */
  constructor(tables, texts) {
    this.texts = texts;
    this.readings = tables.readings;
    /** What each character can begin with: a bit for each letter. @type {Map<string, number>} */
    this.masks = new Map();
    this.steps = 0;
  }

  /** @param {string} char */
  mask(char) {
    let found = this.masks.get(char);
    if (found === undefined) {
      found = letterBit(char);
      for (const reading of this.readings.get(char) ?? []) found |= letterBit(reading);
      this.masks.set(char, found);
    }
    return found;
  }

  /**
   * Return the first place in a text that a pattern spells, or null.
   * @param {number} number of the text
   * @param {string} pattern letters, digits and ideographs
   * @returns {Span | null}
   */
  find(number, pattern) {
    const text = this.texts[number];
    const first = letterBit(pattern);
    for (let start = 0; start < text.length; start++) {
      const fits = first ? this.mask(text[start]) & first : text[start] === pattern[0];
      if (!fits) continue;
      this.steps = 0;
      const end = this.match(text, start, pattern, 0);
      if (end) return { start, end };
    }
    return null;
  }

  /**
   * Return where a pattern ends that begins at `position` of a text, 0 when it does not fit.
   * @param {string} text
   * @param {number} position
   * @param {string} pattern
   * @param {number} used how much of the pattern has been found
   * @returns {number}
   */
  match(text, position, pattern, used) {
    if (used >= pattern.length) return position;
    // Few texts can be spelled in many ways; nobody shall wait for all of them.
    if (position >= text.length || ++this.steps > MOST_STEPS) return 0;
    const char = text[position];
    if (char === pattern[used]) return this.match(text, position + 1, pattern, used + 1);
    const left = pattern.length - used;
    if (!letterBit(pattern[used])) return 0;
    for (const reading of this.readings.get(char) ?? []) {
      if (reading[0] !== pattern[used]) continue;
      if (left < reading.length && reading.startsWith(pattern.slice(used))) return position + 1;
      let end = 0;
      if (pattern.startsWith(reading, used)) {
        end = this.match(text, position + 1, pattern, used + reading.length);
      }
      if (!end && reading[1] === "h" && pattern[used + 1] === "h") {
        end = this.match(text, position + 1, pattern, used + 2);
      }
      if (!end && reading.length > 1) end = this.match(text, position + 1, pattern, used + 1);
      if (end) return end;
    }
    return 0;
  }
}

/** @param {string} text */
function letterBit(text) {
  const code = text.charCodeAt(0) - 97;
  return code >= 0 && code < 26 ? 1 << code : 0;
}
