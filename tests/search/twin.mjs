// Answers queries as the browser does, for the comparison with Python.
//
//     node twin.mjs SITE QUERIES.json
//
// Prints, for each query, what was found: id, score, weak, how and matched text.

import { readFileSync } from "node:fs";

import { open } from "../../src/deskbook/web/search.js";

const [site, queries] = process.argv.slice(2);
const engine = await open(site);
const answers = [];
for (const { text, ...options } of JSON.parse(readFileSync(queries, "utf8"))) {
  const results = await engine.search(text, { ...options, today: "2026-01-15" });
  answers.push(
    results.map(({ id, score, weak, why, highlights, title }) => {
      const outside = highlights.some(([start, end]) => start < 0 || end <= start || end > title.length);
      return [id, score, weak, why.how, outside];
    }),
  );
}
console.log(JSON.stringify(answers));
