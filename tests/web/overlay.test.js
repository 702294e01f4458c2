import assert from "node:assert/strict";
import { test } from "node:test";

import { asked, grouped } from "../../src/deskbook/web/overlay/groups.js";
import { textsOf } from "../../src/deskbook/web/overlay/texts.js";

/** @param {string} kind @param {string} title @param {boolean} [weak] */
const found = (kind, title, weak = false) => ({ kind, title, weak });
const order = (results, query = "") => grouped(results, query).map(({ kind, results: all }) => [kind, ...all.map(({ title }) => title)]);

test("answers come first as soon as one of them fits, then each kind where its best result stands", () => {
  const results = [found("category", "投诉"), found("category", "投诉"), found("tree", "受理投诉"), found("form", "投诉单"), found("solution", "我要投诉")];
  assert.deepEqual(order(results, "投诉").map(([kind]) => kind), ["tree", "solution", "category", "form"]);
  assert.deepEqual(order([found("role", "甲"), found("solution", "乙", true)]), [["role", "甲"], ["solution", "乙"]]);
  assert.deepEqual(order([found("form", "甲"), found("role", "乙")]), [["form", "甲"], ["role", "乙"]]);
  assert.deepEqual(order([]), []);
});

test("what alone has just the name that is asked for comes before the answers", () => {
  const results = [found("solution", "退货怎么办"), found("form", "《退货 单》"), found("role", "退货员")];
  assert.deepEqual(order(results, "退货单").map(([kind]) => kind), ["form", "solution", "role"]);
  assert.deepEqual(order(results, "退货").map(([kind]) => kind), ["solution", "form", "role"]);
});

test("the marks an input method puts between syllables are not looked for", () => {
  assert.equal(asked("我要tui'kuan", true), "我要tuikuan");
  assert.equal(asked("it's", false), "it's");
});

test("both languages say the same", () => {
  const names = (words) => [...Object.keys(words), ...Object.keys(words.why)];
  assert.deepEqual(names(textsOf("en-GB")), names(textsOf("zh-CN")));
});
