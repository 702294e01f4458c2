// The files of search as `deskbook.search.container` writes them: named sections behind a header.

import { BadIndex } from "./files.js";

/** @typedef {Record<string, Uint8Array>} Sections */

/**
 * Return the header and the sections of an unpacked file.
 * @param {Uint8Array} content
 * @returns {{header: Record<string, any>, sections: Sections}}
 */
export function opened(content) {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  if (content.length < 12 || view.getUint32(0, false) !== 0x444b5358) {
    throw new BadIndex("The search index is no search index.");
  }
  if (view.getUint32(4, true) !== 1) {
    throw new BadIndex("The search index is of another version than this page.");
  }
  const start = 12 + view.getUint32(8, true);
  if (start > content.length) throw new BadIndex("The search index is cut short.");
  const header = JSON.parse(text(content.subarray(12, start)));
  /** @type {Sections} */
  const sections = {};
  let offset = start;
  for (const [name, length] of header.sections) {
    if (offset + length > content.length) throw new BadIndex("The search index is cut short.");
    sections[name] = content.subarray(offset, offset + length);
    offset += length;
  }
  return { header, sections };
}

/** @param {Uint8Array} section */
export function text(section) {
  return new TextDecoder().decode(section);
}

/** @param {Uint8Array} section @returns {string[]} */
export function lines(section) {
  return section.length ? text(section).split("\n") : [];
}

/**
 * @param {Uint8Array} bytes
 * @param {number} [count]
 */
export function varints(bytes, count) {
  const found = new Uint32Array(count ?? bytes.length);
  let length = 0;
  for (let index = 0; index < bytes.length; ) {
    let value = 0;
    let scale = 1;
    let next;
    do {
      next = bytes[index++];
      value += (next & 127) * scale;
      scale *= 128;
    } while (next > 127);
    found[length++] = value;
  }
  return found.subarray(0, length);
}

/** Return the running sums, from 0. @param {Uint32Array} numbers */
export function sums(numbers) {
  const found = new Uint32Array(numbers.length + 1);
  for (let index = 0; index < numbers.length; index++) found[index + 1] = found[index] + numbers[index];
  return found;
}
