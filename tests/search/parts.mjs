// Answers queries from the parts of an index and from the whole of it.
//
//     node parts.mjs SITE QUERIES.json
//
// Prints, for each query, the ids found from parts (null where only the whole index can tell), the
// ids found in the whole, and how many bytes of parts were read.

import { readFileSync } from "node:fs";

import { open } from "../../src/deskbook/web/search.js";

const [site, queries] = process.argv.slice(2);
const today = "2026-01-15";
const whole = await open(site);
await whole.whole();
const ids = (found) => found.map(({ id, number }) => [id, number]);
const answers = [];
for (const text of JSON.parse(readFileSync(queries, "utf8"))) {
  const engine = await open(site);
  let bytes = 0;
  const { read } = engine;
  engine.parts.read = engine.parts.shards.read = async (name) => {
    const content = await read(name);
    bytes += content.length;
    return content;
  };
  const parts = await engine.fromParts(engine.normaliser.read(text), { today });
  answers.push({ parts: parts && ids(parts), whole: ids(await whole.search(text, { today })), bytes });
}
const broken = await open(site);
broken.parts.shards.read = async () => Promise.reject(new Error("no connection"));
const [text] = JSON.parse(readFileSync(queries, "utf8"));
const alone = ids(await broken.search(text, { today }));
const counts = [1, 8, 512];
const { Places } = await import("../../src/deskbook/web/search/shards.js");
const places = counts.map((count) => {
  const { ofPair, ofWord } = Places.prototype;
  const one = new Places(whole.tables, count);
  return [ofPair.call(one, 0x9000, 0x6b3e), ofPair.call(one, 0x3042, 0xac00), ofWord.call(one, "e05"), ofWord.call(one, "x")];
});
console.log(JSON.stringify({ answers, alone, places }));
