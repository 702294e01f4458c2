// Getting the files of a built site, in a page, a Worker or Node.

/** @typedef {(name: string) => Promise<Uint8Array>} Reader */

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
