// The parts of the desk that need no page.

import assert from "node:assert/strict";
import test from "node:test";

import { Console } from "../../src/deskbook/web/desk/adapters.js";
import { address, call, place, values } from "../../src/deskbook/web/desk/context.js";
import { after, between, elapsed, today } from "../../src/deskbook/web/desk/days.js";
import { Reports, csv, issue, json } from "../../src/deskbook/web/desk/gaps.js";
import { BINDINGS, action, bindings, name, shown, steers } from "../../src/deskbook/web/desk/keys.js";
import { note } from "../../src/deskbook/web/desk/note.js";
import { asked, chosen, mayName } from "../../src/deskbook/web/desk/order.js";
import { masked } from "../../src/deskbook/web/desk/privacy.js";
import { Store } from "../../src/deskbook/web/desk/store.js";
import { notices } from "../../src/deskbook/web/desk/strip.js";
import { Texts } from "../../src/deskbook/web/desk/texts.js";
import { validity } from "../../src/deskbook/web/desk/validity.js";

const TODAY = "2026-11-22";
const ALWAYS = { confidence: "", from: "", to: "", due: "" };

/** @param {Record<string, string>} given */
const state = (given) => ({ ...ALWAYS, ...given });

test("every state means what the table says", () => {
  /** @type {[Record<string, string>, string, string, string][]} */
  const table = [
    [{ confidence: "validated" }, "answer", "fine", "badge_validated"],
    [{ confidence: "validated", due: "2026-12-06" }, "answer", "amber", "badge_due_soon"],
    [{ confidence: "validated", due: "2026-12-07" }, "answer", "fine", "badge_validated"],
    [{ confidence: "validated", due: "2026-11-22" }, "answer", "amber", "badge_due_soon"],
    [{ confidence: "validated", due: "2026-11-21" }, "answer", "red", "badge_overdue"],
    [{ confidence: "not_validated" }, "answer", "note", "badge_not_validated"],
    [{ confidence: "work_in_progress" }, "wait", "amber", "badge_work_in_progress"],
    [{ confidence: "validated", from: "2026-11-23" }, "none", "grey", "badge_not_yet"],
    [{ confidence: "validated", from: "2026-11-22" }, "answer", "fine", "badge_validated"],
    [{ confidence: "validated", to: "2026-11-21" }, "none", "red", "badge_over"],
    [{ confidence: "validated", to: "2026-11-22" }, "answer", "fine", "badge_validated"],
    [{ confidence: "archived", to: "2026-11-21" }, "none", "grey", "badge_archived"],
    [{}, "answer", "fine", ""],
  ];
  for (const [given, use, tone, badge] of table) {
    const found = validity(state(given), TODAY);
    assert.deepEqual([found.use, found.tone, found.badge], [use, tone, badge], JSON.stringify(given));
  }
  assert.equal(validity(state({ due: "2026-11-12" }), TODAY).values.days, "10");
});

test("what tells who calls is masked, in every way it is written", () => {
  for (const text of [
    "13800138000", "138 0013 8000", "138-0013-8000", "+86 13800138000", "１３８００１３８０００",
    "11010519491231002X", "6222 0212 3456 7890 123", "(010) 1234-5678", "订单20261122000123",
  ]) {
    assert.doesNotMatch(masked(`我的${text}`), /\d{3}/, text);
  }
  assert.equal(masked("发到 wang.wu+1@mail.example.com.cn 吧"), "发到 ‹@› 吧");
  assert.doesNotMatch(masked("车牌京A12345"), /A12345/);
  for (const text of ["E05", "型号 KFR-35GW", "退款 48 小时", "400", "100 元"]) {
    assert.equal(masked(text), text);
  }
});

test("of a call only what helps to find an answer is taken", () => {
  const query = new URLSearchParams(
    "queue=退款&product=热水器&phone=13800138000&uid=7&q=我是13800138000要退款&adapter=sobot",
  );
  const known = call(values(query));
  assert.deepEqual(known, { queue: "退款", product: "热水器", q: "我是‹#›要退款" });
  const kept = new URLSearchParams(address(query, known, { entry: "a/solution:b" }));
  assert.deepEqual(Object.fromEntries(kept), {
    adapter: "sobot", queue: "退款", product: "热水器", entry: "a/solution:b",
  });
  assert.deepEqual(place(new URLSearchParams("tree=t&path=1.2&x=1")), { tree: "t", path: "1.2" });
});

test("consoles give fields under names of their own, or as JSON", () => {
  assert.deepEqual(call({ skill: "5", mobile: "13800138000" }, { queue: "skill" }), { queue: "5" });
  assert.deepEqual(call({ queue: "5" }, { queue: "skill" }), { queue: "5" }, "as the desk itself writes it");
  assert.deepEqual(call({ queue: "5", skill: "6" }, { queue: "skill" }), { queue: "6" });
  assert.deepEqual(call({ queue: "5", skill: {} }, { queue: "skill" }), { queue: "5" });
  const given = new URLSearchParams({ params: '{"queue":"vip","uid":"9"}' });
  assert.deepEqual(call(values(given)), { queue: "vip" });
  for (const params of ["", "{", "null", "[1]", '"x"', '{"queue":{"a":1}}']) {
    assert.deepEqual(call(values(new URLSearchParams({ params }))), {}, params);
  }
});

/** A window in a frame. @param {{sent: any[], listeners: any[]}} seen */
function framed(seen) {
  const parent = { postMessage: (/** @type {any} */ data, /** @type {string} */ to) => seen.sent.push([data, to]) };
  const listen = (/** @type {string} */ _, /** @type {any} */ heard) => seen.listeners.push(heard);
  return /** @type {any} */ ({ parent, addEventListener: listen });
}

test("messages go to and come from listed origins only", () => {
  const seen = { sent: /** @type {any[]} */ ([]), listeners: /** @type {any[]} */ ([]) };
  const view = framed(seen);
  const origins = ["https://console.example.com", "*"];
  const console = new Console({ adapter: "tencent-ccc", origins }, null, view);
  assert.equal(console.send("您好"), true);
  assert.deepEqual(seen.sent, [[
    { source: "ccc-sdk", payload: { event: "sendTextMessage", message: "您好" } },
    "https://console.example.com",
  ]]);
  assert.equal(new Console({ adapter: "tencent-ccc" }, null, view).send("x"), false);
  assert.equal(new Console({ adapter: "sobot", origins }, null, view).send("x"), false);
  for (const named of ["constructor", "toString", "__proto__", "nobody"]) {
    assert.equal(new Console({ adapter: "tencent-ccc" }, named, view).adapter, console.adapter, named);
    assert.equal(new Console({ adapter: named }, null, view).adapter, new Console({}, null, view).adapter);
  }
  const alone = /** @type {any} */ ({ addEventListener() {} });
  alone.parent = alone;
  assert.equal(new Console({ origins }, null, alone).send("x"), false);

  /** @type {any[]} */
  const calls = [];
  new Console({ adapter: "generic", origins }, "sobot", view).listen((one) => calls.push(one));
  const [hear] = seen.listeners;
  const data = { name: "selected", params: { queue: "vip", phone: "13800138000" } };
  hear({ source: view.parent, origin: "https://evil.example", data });
  hear({ source: {}, origin: "https://console.example.com", data });
  hear({ source: view.parent, origin: "https://console.example.com", data: { name: "other" } });
  hear({ source: view.parent, origin: "https://console.example.com", data: null });
  hear({ source: view.parent, origin: "https://console.example.com", data });
  assert.deepEqual(calls, [{ queue: "vip" }]);
});

/** @param {string} key @param {Record<string, unknown>} [more] */
const press = (key, more = {}) =>
  /** @type {any} */ ({ key, code: "", keyCode: 0, isComposing: false, ctrlKey: false,
    metaKey: false, altKey: false, shiftKey: false, ...more });

test("keys have names, none while an input method composes", () => {
  assert.equal(name(press("c")), "c");
  assert.equal(name(press("C", { shiftKey: true })), "Shift+C");
  assert.equal(name(press("C")), "c");
  assert.equal(name(press("?", { shiftKey: true })), "?");
  assert.equal(name(press("k", { metaKey: true })), "Ctrl+k");
  assert.equal(name(press("¡", { altKey: true, code: "Digit1" })), "Alt+1");
  assert.equal(name(press("˜", { altKey: true, code: "KeyN" })), "Alt+n");
  assert.equal(name(press("ArrowLeft", { altKey: true })), "Alt+ArrowLeft");
  for (const composing of [{ isComposing: true }, { keyCode: 229 }]) {
    for (const key of ["Enter", "1", "Escape", "c"]) assert.equal(name(press(key, composing)), "");
  }
  assert.equal(name(press("Process")), "");
});

test("keys are shown as they stand on a keyboard", () => {
  assert.deepEqual(
    ["c", "?", "Shift+C", "Ctrl+k", "Alt+ArrowLeft", "Escape", "+", "Ctrl++"].map(shown),
    ["c", "?", "Shift+C", "Ctrl+K", "Alt+←", "Esc", "+", "Ctrl++"],
  );
});

test("keys that choose results are no keys for anything else", () => {
  for (const key of ["1", "Alt+9", "ArrowUp", "Backspace"]) assert.equal(steers(key), true, key);
  for (const key of ["c", "F1", "Alt+n", "Alt+ArrowLeft", "Ctrl+1"]) assert.equal(steers(key), false, key);
});

test("keys can be chosen anew, and only real ones", () => {
  assert.equal(action("c", bindings({})), "say");
  const chosen = bindings({ say: "y", nonsense: "c", note: 7 });
  assert.equal(action("y", chosen), "say");
  assert.equal(action("c", chosen), null);
  assert.equal(action("x", chosen), "note");
  assert.deepEqual(BINDINGS.say, ["c"]);
  const all = Object.values(BINDINGS).flat();
  assert.equal(new Set(all).size, all.length);
});

test("reports are masked, limited to 500 and safe in a table", () => {
  const reports = new Reports(new Store(() => {}));
  const about = { n_results: 0, build: "b" };
  for (let number = 0; number < 503; number++) {
    reports.add({ kind: "gap", q_normalised: `问题${number}：13800138000`, ...about });
  }
  const all = reports.all();
  assert.equal(all.length, 500);
  assert.equal(all[0].q_normalised, "问题3:‹#›");
  assert.match(all[0].t, /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/);
  const flag = reports.add({
    kind: "flag", q_normalised: '=HYPERLINK("x")', note: "打给 13800138000", entry: "a", flag: "old", ...about,
  });
  assert.doesNotMatch(json([flag]), /138/);
  const [head, row] = csv([flag]).replace("\ufeff", "").split("\r\n");
  assert.match(head, /^t,kind,q_normalised,n_results,opened,picked_rank,entry/);
  assert.match(row, /,"'=hyperlink\(""x""\)",0/);
});

test("a question names only what was opened for it, and a gap only what was opened after it", () => {
  const reports = new Reports(new Store(() => {}));
  const about = (/** @type {string} */ q_normalised) => ({ q_normalised, n_results: 3, build: "b" });
  const said = () => reports.all().map(({ kind, q_normalised: question, opened = "", picked_rank: rank = 0 }) =>
    [kind, question, opened, rank].join(" "));
  reports.opened({ ...about("退货"), opened: "a", picked_rank: 5 });
  reports.opened({ ...about("tuikuan"), opened: "b", picked_rank: 4 });
  reports.gap(about("Tui'kuan "));
  assert.deepEqual(said(), ["search 退货 a 5", "search tuikuan  0", "gap tui'kuan  0"], "what was seen before was no answer");
  reports.opened({ ...about("换货"), opened: "c", picked_rank: 1 });
  reports.opened({ ...about("tuikuan"), opened: "d", picked_rank: 2 });
  reports.opened({ ...about("tui'kuan"), opened: "e" });
  assert.deepEqual(said().slice(2), ["gap tui'kuan e 0", "search 换货 c 1"]);
  reports.gap(about("tuikuan"));
  assert.equal(said()[2], "gap tui'kuan  0", "nor was that");
  assert.equal(said().length, 4, "a gap counts once for a call");
  reports.begin();
  reports.opened({ ...about("tuikuan"), opened: "f", picked_rank: 1 });
  assert.deepEqual(said().slice(2), ["gap tui'kuan  0", "search 换货 c 1", "search tuikuan f 1"], "another call");
});

test("an issue's address holds no personal data and no script", () => {
  const template = "https://git.example.com/new?title={title}&body={body}";
  const made = issue(template, "缺口 & 更多", "电话 13800138000\n$& $1");
  assert.equal(new URL(made).searchParams.get("body"), "电话 ‹#›\n$& $1");
  assert.equal(new URL(made).searchParams.get("title"), "缺口 & 更多");
  assert.equal(issue("javascript:alert(1)//{title}", "a", "b"), "");
  assert.equal(issue("", "a", "b"), "");
});

/** @param {string} kind @param {number} score @param {boolean} [weak] */
const found = (kind, score, weak = false) => /** @type {any} */ ({ kind, score, weak });

test("answers stand before what explains words, which keeps places where it fits better", () => {
  const term = found("term", 3);
  const role = found("role", 0.5);
  const answers = Array.from({ length: 12 }, (_, number) => found("solution", 2 - number / 10));
  const list = chosen([term, ...answers, role]);
  assert.equal(list.length, 9);
  assert.deepEqual(list.slice(0, 8), answers.slice(0, 8));
  assert.equal(list[8], term);
  assert.deepEqual(chosen([answers[0], role]), [answers[0], role]);
  assert.deepEqual(chosen([answers[0], found("solution", 0.2, true)]), [answers[0]]);
  assert.equal(chosen(Array.from({ length: 7 }, () => found("solution", 0.1, true))).length, 5);
  assert.deepEqual(chosen([]), []);
});

test("letters that an input method still separates are one word", () => {
  assert.equal(asked("tui'kuan"), "tuikuan");
  assert.equal(asked("tui kuan"), "tuikuan");
  assert.equal(asked(" 退款 "), "退款");
  assert.equal(asked("E05"), "E05");
  assert.equal(mayName("S-REFUND-001"), true);
  assert.equal(mayName("退款"), false);
  assert.equal(mayName("a".repeat(100)), false);
});

test("days are counted without the hour of the day", () => {
  assert.equal(today(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
  assert.equal(after("2026-12-31", 1), "2027-01-01");
  assert.equal(between("2026-11-12", TODAY), 10);
  assert.equal(elapsed(61_500), "01:01");
  assert.equal(elapsed(-5), "00:00");
});

test("notices are those of today and what begins or ends about now", () => {
  const texts = new Texts({ notice_ends: "{day} {title}", notice_last_day: "今天 {title}" }, "zh");
  const entry = (/** @type {string} */ to) =>
    /** @type {any} */ ({ id: `a/solution:${to}`, title: "退款", state: state({ to }) });
  const written = [
    { text: "维护", to: "2026-11-22" }, { text: "过去", to: "2026-11-21" }, { text: "以后", from: "2026-11-23" },
  ];
  assert.deepEqual(
    notices(written, [entry("2026-11-22"), entry("2026-11-25")], TODAY, texts).map(({ text }) => text),
    ["维护", "2026-11-25 退款", "今天 退款"],
  );
});

test("the note for the ticket holds call, answer, way and what is to be filled in", () => {
  const texts = new Texts(
    { note_time: "来电：", note_call: "队列：", note_issue: "问题：", note_said: "答复：", colon: "：" },
    "zh",
  );
  const now = new Date(2026, 10, 22, 9, 30, 5);
  const begun = now.getTime() - 65_000;
  const card = { id: "a/solution:b", title: "退款", hand_over: ["订单"] };
  const said = "可以退。";
  assert.equal(
    note({ card, said, asked: "", call: { queue: "售后" }, walked: "1. 问 → 是", begun }, texts, now),
    "来电：11-22 09:30（01:05）\n队列：售后\n问题：退款（a/solution:b）\n答复：可以退。\n1. 问 → 是\n订单：",
  );
  assert.equal(
    note({ card: null, said: "请稍等。", asked: "猫会飞", call: {}, walked: "", begun }, texts, now),
    "来电：11-22 09:30（01:05）\n问题：猫会飞\n答复：gap",
  );
});

test("where nothing can be kept, the desk remembers until it is closed and says so once", () => {
  /** @type {string[]} */
  const said = [];
  const store = new Store((reason) => said.push(reason));
  store.set("pinned", ["a"]);
  store.set("pinned", ["a", "b"]);
  assert.deepEqual(store.get("pinned", []), ["a", "b"]);
  assert.deepEqual(store.get("pinned", {}), {}, "a value of another form is as good as none");
  assert.deepEqual(said, ["forbidden"]);
});
