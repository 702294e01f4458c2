import assert from "node:assert/strict";
import { test } from "node:test";

import { ticketNote, solutionsOf } from "../../src/deskbook/web/flow/note.js";
import { filled } from "../../src/deskbook/web/dom.js";
import { textsOf } from "../../src/deskbook/web/flow/texts.js";
import { nodeOf, Walk } from "../../src/deskbook/web/flow/walk.js";

const texts = textsOf("zh");

/** A flow of few words. */
function flow(nodes, more = {}) {
  const start = Object.keys(nodes)[0];
  return { id: "o/tree:a", kind: "tree", title: "空调不制冷", url: "a.html", start, nodes, ...more };
}

const COOLING = flow(
  {
    code: {
      kind: "ask",
      text: "面板有没有显示故障码？",
      options: [
        { label: "有", to: "which" },
        { label: "不清楚", to: "end-visit" },
        { label: "没有", to: "end-done" },
      ],
    },
    which: { kind: "input", text: "记下故障码。", next: "off" },
    off: { kind: "do", text: "断电五分钟。", wait: "PT5M", next: "end-done" },
    "end-done": { kind: "end", outcome: "已解决", solutions: ["o/solution:power"] },
    "end-visit": { kind: "end", outcome: "派人上门" },
  },
  { links: { "o/solution:power": { id: "o/solution:power", title: "断电重启", url: "p.html" } } },
);

test("answers are chosen by their number, and 0 is the one that is not clear", () => {
  const walk = new Walk(COOLING);
  assert.deepEqual(
    walk.choices.map(({ key, label }) => [key, label]),
    [["1", "有"], ["0", "不清楚"], ["2", "没有"]],
  );
  assert.ok(walk.choose(2));
  assert.equal(walk.here.node, "end-visit");
  assert.deepEqual(walk.end, { outcome: "派人上门", open: "" });
  assert.deepEqual(walk.choices, []);
});

test("only one answer of a step is the unclear one, and a number that is not there does nothing", () => {
  const walk = new Walk(flow({ a: { kind: "ask", options: [{ label: "客户说不清楚", to: "b" }, { label: "还是不知道", to: "b" }] }, b: { kind: "end" } }));
  assert.deepEqual(walk.choices.map(({ key }) => key), ["1", "0"]);
  for (const number of [0, 3, -1, NaN]) assert.equal(walk.choose(number), false);
  assert.equal(walk.places.length, 1);
});

test("the answer that is marked is the unclear one, whatever its words and those of others", () => {
  const options = [{ label: "记不清", to: "b", unclear: true }, { label: "客户说不清楚", to: "b" }];
  const walk = new Walk(flow({ a: { kind: "ask", options }, b: { kind: "end" } }));
  assert.deepEqual(walk.choices.map(({ key }) => key), ["0", "1"]);
});

test("one can go back a step or many, and what was written stays", () => {
  const walk = new Walk(COOLING);
  walk.choose(1);
  walk.here.written = "E05";
  walk.choose(1);
  assert.equal(walk.here.node, "off");
  assert.ok(walk.back());
  assert.equal(walk.here.node, "which");
  assert.equal(walk.here.written, "E05");
  assert.ok(walk.back(0));
  assert.equal(walk.here.answer, "");
  assert.equal(walk.back(), false);
});

test("a path can be handed over and followed", () => {
  const walk = new Walk(COOLING);
  walk.choose(1);
  walk.choose(1);
  assert.equal(walk.path, "code.1,which.1,off");
  const other = new Walk(COOLING);
  assert.ok(other.follow(walk.path));
  assert.equal(other.here.node, "off");
  assert.equal(other.path, walk.path);
});

test("a path that does not fit any more is followed as far as it does", () => {
  const names = ["__proto__.1", "constructor", "toString.1"]; // of every object, but of no step
  for (const path of ["code.1,gone.1,off", "code.9", "nothing", "code.1,which.x", ...names, ","]) {
    const walk = new Walk(COOLING);
    assert.equal(walk.follow(path), path === ",", path);
    assert.ok(Object.hasOwn(COOLING.nodes, walk.here.node), path);
  }
});

test("a path may begin in the middle", () => {
  const walk = new Walk(COOLING);
  assert.ok(walk.follow("off"));
  assert.equal(walk.here.node, "off");
  assert.equal(walk.places.length, 1);
});

test("the note tells the way, what was written, and how it ended", () => {
  const walk = new Walk(COOLING);
  walk.choose(1);
  walk.here.written = " E05\n闪烁 ";
  walk.choose(1);
  assert.match(ticketNote(walk, texts), /还没有走完/);
  walk.choose(1);
  assert.equal(
    ticketNote(walk, texts),
    "《空调不制冷》\n1. 面板有没有显示故障码？ → 有\n2. 记下故障码：E05 闪烁\n3. 断电五分钟。\n结果：已解决\n答案：断电重启",
  );
  assert.deepEqual(solutionsOf(walk).map(({ title }) => title), ["断电重启"]);
});

const CALLED = { ...flow({ b1: { kind: "ask", text: "灯亮吗？", options: [{ label: "亮", to: "b2" }] }, b2: { kind: "end", outcome: "看过灯了" } }), id: "o/tree:b", title: "看灯" };

test("a step that only calls another flow leads straight into it, and back where something follows", () => {
  const calling = flow({
    a: { kind: "sub", call: { id: "o/tree:b", title: "看灯", url: "b.html" }, next: "z" },
    z: { kind: "end", outcome: "完" },
  });
  const walk = new Walk(calling, (id) => (id === "o/tree:b" ? CALLED : undefined));
  assert.equal(walk.here.node, "b1");
  walk.choose(1);
  assert.equal(walk.end, null);
  assert.deepEqual(walk.choices.map(({ means, label }) => [means, label]), [["return", "空调不制冷"]]);
  walk.choose(1);
  assert.equal(walk.end?.outcome, "完");
  assert.match(ticketNote(walk, texts), /转入《看灯》\n1\. 灯亮吗？ → 亮\n结果：看过灯了/);
  const other = new Walk(calling, () => CALLED);
  assert.ok(other.follow(walk.path));
  assert.equal(other.end?.outcome, "完");
});

test("without anything that follows, the end of the called flow is the end", () => {
  const walk = new Walk(flow({ a: { kind: "sub", call: { id: "o/tree:b", title: "看灯", url: "" } } }), () => CALLED);
  walk.choose(1);
  assert.equal(walk.end?.outcome, "看过灯了");
});

test("a call with words of its own may be entered or skipped, one that is not known is only a link", () => {
  const calling = flow({
    a: { kind: "call", text: "按看灯办", call: { id: "o/tree:b", title: "看灯", url: "b.html", start: "b2" }, next: "z" },
    z: { kind: "end" },
  });
  const walk = new Walk(calling, () => CALLED);
  assert.deepEqual(walk.choices.map(({ means }) => means), ["enter", "skip"]);
  walk.choose(1);
  assert.equal(walk.here.node, "b2");
  assert.deepEqual(new Walk(calling).choices.map(({ means }) => means), ["next"]);
});

test("flows that call one another do not lead round for ever", () => {
  const one = flow({ a: { kind: "sub", call: { id: "o/tree:b", title: "b", url: "" } } });
  const two = { ...flow({ b: { kind: "sub", call: { id: "o/tree:a", title: "a", url: "" } } }), id: "o/tree:b" };
  const walk = new Walk(one, (id) => (id === "o/tree:b" ? two : one));
  assert.equal(walk.here.node, "b");
  assert.ok(walk.end);
});

const TOGETHER = flow({
  p: { kind: "parallel", text: "两路", options: [{ label: "甲", to: "a1" }, { label: "乙", to: "b1" }] },
  a1: { kind: "task", text: "甲一", next: "join" },
  b1: { kind: "task", text: "乙一", next: "b2" },
  b2: { kind: "task", text: "乙二", next: "join" },
  join: { kind: "task", text: "汇合", next: "e" },
  e: { kind: "end", outcome: "完" },
});

test("branches that run at the same time are walked one after the other, and then on from where they meet", () => {
  const walk = new Walk(TOGETHER);
  const seen = [];
  while (!walk.end) {
    seen.push(walk.node.text);
    walk.choose(1);
  }
  assert.deepEqual(seen, ["两路", "甲一", "乙一", "乙二", "汇合"]);
  const other = new Walk(TOGETHER);
  assert.ok(other.follow(walk.path));
  assert.equal(other.here.node, "e");
});

test("branches that never meet end where the last one does", () => {
  const walk = new Walk(flow({
    p: { kind: "parallel", options: [{ label: "甲", to: "a1" }, { label: "乙", open: "原文没有说" }] },
    a1: { kind: "end", outcome: "甲完" },
  }));
  walk.choose(1);
  assert.deepEqual(walk.choices.map(({ means, label }) => [means, label]), [["branch", "乙"]]);
  walk.choose(1);
  assert.deepEqual(walk.end, { outcome: "", open: "原文没有说" });
});

test("a loop may be walked as often as one likes", () => {
  const walk = new Walk(flow({ a: { kind: "decision", text: "好了吗？", options: [{ label: "没有", to: "b" }, { label: "好了", to: "e" }] }, b: { kind: "task", text: "再修", next: "a" }, e: { kind: "end" } }));
  for (let round = 0; round < 50; round++) {
    walk.choose(1);
    walk.choose(1);
  }
  assert.equal(walk.visits, 51);
  assert.ok(walk.choose(2) && walk.end);
});

test("where the source leaves open what follows, that is how it ends", () => {
  const walk = new Walk(flow({ a: { kind: "ask", text: "？", options: [{ label: "是", open: "未写明" }] } }));
  walk.choose(1);
  assert.deepEqual(walk.end, { outcome: "", open: "未写明" });
  assert.match(ticketNote(walk, texts), /结果：.*未写明/);
  assert.deepEqual(nodeOf(walk.here), { kind: "end" });
  const last = new Walk(flow({ a: { kind: "task", text: "做", open: "未写明" } }));
  assert.deepEqual(last.end, { outcome: "", open: "未写明" });
});

test("a flow with broken pointers ends, and throws nothing", () => {
  const walk = new Walk(flow({ a: { kind: "task", next: "gone" } }, { start: "missing" }));
  assert.ok(walk.end);
  assert.ok(walk.follow("a"));
  walk.choose(1);
  assert.ok(walk.end);
});

test("both languages have the same words, and keep places that nothing fills", () => {
  const paths = (words, at = "") => Object.entries(words).flatMap(([name, value]) => (typeof value === "object" ? paths(value, `${name}.`) : `${at}${name}`));
  assert.deepEqual(paths(textsOf("en")), paths(texts));
  assert.equal(filled("{a} {b}", { a: "$&" }), "$& {b}");
});
