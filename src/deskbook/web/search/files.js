// Getting the files of a built site, in a page, a Worker or Node, and opening them: named sections
// behind a header, as `deskbook.search.container` writes them.

/** @typedef {(name: string) => Promise<Uint8Array>} Reader */
/** @typedef {Record<string, Uint8Array>} Sections */

/** A file that is missing, damaged or of another version; the message says which. */
export class BadIndex extends Error {}

/**
 * Return what reads files below the site's root: a URL, or a folder's path in Node.
 * @param {string} root
 * @returns {Promise<Reader>}
 */
export async function reader(root) {
  const base = root.endsWith("/") ? root : `${root}/`;
  if (typeof globalThis.location === "undefined" && !/^[a-z]+:\/\//.test(base)) {
    const modules = "node:fs/promises";
    const { readFile } = await import(modules);
    return async (name) => {
      try {
        return new Uint8Array(await readFile(base + name));
      } catch {
        throw new BadIndex(`${name} cannot be read.`);
      }
    };
  }
  return async (name) => {
    const answer = await fetch(base + name).catch(() => null);
    if (!answer?.ok) throw new BadIndex(`${name} cannot be loaded (${answer?.status ?? "no connection"}).`);
    return new Uint8Array(await answer.arrayBuffer());
  };
}

/**
 * Return the content of a file that may be a gzip stream; some hosts unpack it on the way.
 * @param {Uint8Array} bytes
 * @returns {Promise<Uint8Array>}
 */
export async function unpacked(bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([/** @type {BlobPart} */ (bytes)])
    .stream()
    .pipeThrough(new DecompressionStream("gzip"));
  try {
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw new BadIndex("A search file is cut short.");
  }
}

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
