// Finding what is typed with letters in the place of ideographs: whole syllables, initials, both
// mixed with ideographs, the last syllable perhaps unfinished.

/** @typedef {import("./normal.js").Tables} Tables */

/** Where a pattern was found: the number of the text, how long it is, `start` and `end` in it, and
 * whether the very letters stand there.
 * @typedef {{number: number, length: number, start: number, end: number, literal: boolean}} Place */

const MOST_STEPS = 500;
const BREAK = 10;
const [WHOLE, INITIAL, NEXT_TEXT] = [1, 2, 3];

/** Texts that can be searched by how they are spelled. */
export class Spelling {
  /** @param {Tables} tables @param {string} texts normalised and flat, a line for each */
  constructor(tables, texts) {
    this.texts = `${texts}\n`;
    this.steps = 0;
    /** What each character can begin with: a bit for each letter. */
    this.masks = new Int32Array(65536);
    const codes = new Set();
    this.codes = new Uint16Array(this.texts.length);
    for (let place = 0; place < this.codes.length; place++) {
      const code = this.texts.charCodeAt(place);
      this.codes[place] = code;
      if (code !== BREAK) codes.add(code);
    }
    /** @type {number[]} the characters that occur */
    this.known = [...codes];
    /** The readings of these. @type {string[][]} */
    this.heard = [];
    for (const code of this.known) {
      const readings = tables.readings.get(String.fromCharCode(code)) ?? [];
      this.heard[code] = readings;
      this.masks[code] = letterBit(code);
      for (const reading of readings) this.masks[code] |= letterBit(reading.charCodeAt(0));
    }
    /** Whether a text can be spelled from a character on: not, by more than its initial, or by
     * its initial alone. */
    this.starts = new Uint8Array(65536);
    this.starts[BREAK] = NEXT_TEXT;
  }

  /**
   * Yield the first place in each text that a pattern spells.
   * @param {string} pattern at least two letters, digits and ideographs
   * @returns {Generator<Place>}
   */
  *find(pattern) {
    const { codes, masks, starts } = this;
    const [first, second] = [pattern.charCodeAt(0), pattern.charCodeAt(1)];
    for (const code of this.known) {
      const readings = this.heard[code].filter((reading) => reading[0] === pattern[0]);
      if (readings.some((reading) => reading[1] === pattern[1])) starts[code] = WHOLE;
      else starts[code] = code === first || readings.length ? INITIAL : 0;
    }
    const bit = letterBit(second);
    let number = 0;
    let begin = 0;
    let found = false;
    for (let place = 0; place < codes.length; place++) {
      const start = starts[codes[place]];
      if (!start) continue;
      if (start === NEXT_TEXT) {
        number += 1;
        begin = place + 1;
        found = false;
        continue;
      }
      const next = codes[place + 1];
      if (found || (start === INITIAL && next !== second && !(masks[next] & bit))) continue;
      this.steps = 0;
      const end = this.match(place, pattern, 0);
      if (!end) continue;
      found = true;
      const length = this.texts.indexOf("\n", place) - begin;
      const literal = this.texts.slice(place, end) === pattern;
      yield { number, length, start: place - begin, end: end - begin, literal };
    }
  }

  /**
   * Return where a pattern ends that begins at `position` of the texts, 0 when it does not fit.
   * @param {number} position
   * @param {string} pattern
   * @param {number} used how much of the pattern has been found
   * @returns {number}
   */
  match(position, pattern, used) {
    if (used >= pattern.length) return position;
    const code = this.codes[position];
    // Few texts can be spelled in many ways; nobody shall wait for all of them.
    if (code === BREAK || ++this.steps > MOST_STEPS) return 0;
    if (code === pattern.charCodeAt(used)) return this.match(position + 1, pattern, used + 1);
    if (!(this.masks[code] & letterBit(pattern.charCodeAt(used)))) return 0;
    const left = pattern.length - used;
    for (const reading of this.heard[code]) {
      if (reading[0] !== pattern[used]) continue;
      if (left < reading.length && reading.startsWith(pattern.slice(used))) return position + 1;
      let end = 0;
      if (pattern.startsWith(reading, used)) {
        end = this.match(position + 1, pattern, used + reading.length);
      }
      if (!end && reading[1] === "h" && pattern[used + 1] === "h") {
        end = this.match(position + 1, pattern, used + 2);
      }
      if (!end && reading.length > 1) end = this.match(position + 1, pattern, used + 1);
      if (end) return end;
    }
    return 0;
  }
}

/** @param {number} code */
function letterBit(code) {
  return code > 96 && code < 123 ? 1 << (code - 97) : 0;
}
