import assert from "node:assert/strict";
import { test } from "node:test";

import { asked, grouped, pieces } from "../../src/deskbook/web/overlay/groups.js";
import { textsOf } from "../../src/deskbook/web/overlay/texts.js";

/** @param {string} kind @param {number} score */
const found = (kind, score) => ({ kind, score, title: `${kind}${score}` });
const order = (results) => grouped(results).map(({ kind, results: all }) => [kind, ...all.map(({ score }) => score)]);

test("answers come first, then each kind where its best result stands", () => {
  const results = [found("role", 10), found("solution", 9), found("form", 8), found("role", 7), found("solution", 1)];
  assert.deepEqual(order(results), [["solution", 9, 1], ["role", 10, 7], ["form", 8]]);
});

test("what fits far better than any answer comes before the answers", () => {
  assert.deepEqual(order([found("form", 20), found("solution", 9)]), [["form", 20], ["solution", 9]]);
  assert.deepEqual(order([found("form", 20), found("role", 9)]), [["form", 20], ["role", 9]]);
  assert.deepEqual(order([]), []);
});

test("the marks an input method puts between syllables are not looked for", () => {
  assert.equal(asked("我要tui'kuan", true), "我要tuikuan");
  assert.equal(asked("it's", false), "it's");
});

test("a text is cut where what was found begins and ends", () => {
  const cut = pieces("退款多久", [[0, 2], [3, 4]]);
  assert.deepEqual(cut.map(({ text, found: hit }) => (hit ? `[${text}]` : text)), ["[退款]", "多", "[久]"]);
  assert.deepEqual(pieces("", []), []);
});

test("both languages say the same", () => {
  const names = (words) => [...Object.keys(words), ...Object.keys(words.why)];
  assert.deepEqual(names(textsOf("en-GB")), names(textsOf("zh-CN")));
});
