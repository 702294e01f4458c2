// Reads texts as the browser does, for the comparison with Python.
//
//     node read.mjs TEXTS.json
//
// Prints, for each text, how it is read and its runs: text, and whether they are ideographs.

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

import { Normaliser, readTables, runs } from "../../src/deskbook/web/search/normal.js";

const tables = new URL("../../src/deskbook/search/tables.bin", import.meta.url);
const normaliser = new Normaliser(readTables(gunzipSync(readFileSync(tables)).toString()));
const found = JSON.parse(readFileSync(process.argv[2], "utf8")).map((text) => {
  const read = normaliser.read(text);
  return [read, runs(read).map((run) => [run.text, run.han])];
});
console.log(JSON.stringify(found));
