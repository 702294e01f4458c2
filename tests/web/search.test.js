import assert from "node:assert/strict";
import { mkdtemp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";

import { open } from "../../src/deskbook/web/search.js";
import { BadIndex, unpacked } from "../../src/deskbook/web/search/files.js";
import { Normaliser, flat, readTables, runs, words } from "../../src/deskbook/web/search/normal.js";
import { accentless } from "../../src/deskbook/web/search/sounds.js";
import { Spelling } from "../../src/deskbook/web/search/spelling.js";
import { stands } from "../../src/deskbook/web/search/standing.js";
import { Synonyms } from "../../src/deskbook/web/search/index.js";

const packed = await readFile(new URL("../../src/deskbook/search/tables.bin", import.meta.url));
const tables = readTables(gunzipSync(packed).toString());
const normaliser = new Normaliser(tables);

test("text is read alike whatever its width, case, accents and characters", () => {
  assert.equal(normaliser.read("退貨ＡＢＣ Café"), "退货abc cafe");
  assert.deepEqual(runs("热水器e05,").map(({ text, han }) => [text, han]), [["热水器", true], ["e05", false]]);
  assert.deepEqual(words("e05"), ["e05", "e", "05", "e5"]);
  assert.equal(flat("退 款-1！\n二"), "退款1\n二");
});

test("offsets lead back to the text as written", () => {
  const text = "①𠮷ﬁ退";
  const read = normaliser.read(text);
  const places = normaliser.offsets(text);
  assert.equal(places.length, read.length + 1);
  assert.equal(text[places[read.indexOf("退")]], "退");
});

test("accents that confuse syllables make them one", () => {
  assert.equal(accentless("zhang"), accentless("zan"));
  assert.equal(accentless("lan"), accentless("nang"));
  assert.notEqual(accentless("tui"), accentless("dui"));
});

test("letters spell ideographs by syllables, initials and both", () => {
  const spelling = new Spelling(tables, "退款到账\n换货\n热水器e05");
  const first = (pattern) => [...spelling.find(pattern)].map(({ number, start, end }) => [number, start, end])[0];
  assert.deepEqual(first("tuikuan"), [0, 0, 2]);
  assert.deepEqual(first("tkdz"), [0, 0, 4]);
  assert.deepEqual(first("tuik"), [0, 0, 2]);
  assert.deepEqual(first("款dao"), [0, 1, 3]);
  assert.deepEqual(first("huanh"), [1, 0, 2]);
  assert.deepEqual(first("hh"), [1, 0, 2]);
  assert.deepEqual(first("qie05"), [2, 2, 6]);
  assert.equal(first("zhh"), undefined);
  assert.equal(first("tuikuanx"), undefined);
});

test("the longest label at a place gives its synonyms", () => {
  const synonyms = new Synonyms([["退款", "返钱"], ["退", "还"]]);
  assert.deepEqual(synonyms.within("要退款").map(({ start, end, others }) => [start, end, others]), [[1, 3, ["返钱"]]]);
});

test("a day decides whether an entry stands", () => {
  const state = { confidence: "", from: "2026-01-02", to: "2026-01-03", due: "2026-01-01" };
  assert.equal(stands(state, "2026-01-01"), "not_yet");
  assert.equal(stands(state, "2026-01-03"), "due");
  assert.equal(stands(state, "2026-01-04"), "over");
});

test("files are unpacked whether or not the host has done so", async () => {
  const content = new TextEncoder().encode("手册");
  assert.deepEqual(await unpacked(content), content);
  assert.deepEqual(await unpacked(new Uint8Array(gzipSync(content))), content);
  await assert.rejects(unpacked(new Uint8Array(gzipSync(content)).slice(0, 12)), BadIndex);
});

const header = JSON.stringify({ entries: 1, sections: [["titles", 3]] });
const whole = (/** @type {number} */ version) => {
  const head = Buffer.alloc(12);
  head.write("DKSX");
  head.writeUInt32LE(version, 4);
  head.writeUInt32LE(header.length, 8);
  return Buffer.concat([head, Buffer.from(header), Buffer.from("abc")]);
};
const bad = {
  empty: Buffer.alloc(0),
  "a page": Buffer.from("<!doctype html><title>404</title>"),
  "cut short": gzipSync(whole(1)).subarray(0, 20),
  "another version": gzipSync(whole(99)),
  "without its sections": gzipSync(whole(1)),
  "without its end": gzipSync(whole(1).subarray(0, -2)),
  "only its beginning": gzipSync(Buffer.from("DKSX")),
};

for (const [name, content] of Object.entries(bad)) {
  test(`an index that is ${name} is refused in plain words`, (t) => refused(t, content, packed));
}

test("a table of readings that is none is refused", (t) => refused(t, gzipSync(whole(1)), Buffer.from("<html>a啊</html>")));

/**
 * Hold that a site with these files is refused in plain words.
 * @param {any} t @param {Buffer} index @param {Buffer} tables
 */
async function refused(t, index, tables) {
  const site = await folder(t);
  await mkdir(join(site, "search"));
  const files = { index: "index.bin", tables: "tables.bin" };
  await writeFile(join(site, "search/manifest.json"), JSON.stringify({ files }));
  await writeFile(join(site, "search/tables.bin"), tables);
  await writeFile(join(site, "search/index.bin"), index);
  await assert.rejects(open(site), (error) => error instanceof BadIndex && /^[A-Z][a-z .]+\.$/.test(error.message));
}

/** A folder that is gone after a test. @param {any} t */
async function folder(t) {
  const made = await mkdtemp(join(tmpdir(), "search-"));
  t.after(() => rm(made, { recursive: true }));
  return made;
}

test("a site without search, or with a manifest that is none, is refused in plain words", async (t) => {
  const site = await folder(t);
  await assert.rejects(open(site), /^Error: search\/manifest.json cannot be read.$/);
  await mkdir(join(site, "search"));
  for (const text of ["<html>", "{}", "null"]) {
    await writeFile(join(site, "search/manifest.json"), text);
    await assert.rejects(open(site), BadIndex);
  }
});
