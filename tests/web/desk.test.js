// The parts of the desk that need no page.

import { localDay } from "../../src/deskbook/web/search/standing.js";
import assert from "node:assert/strict";
import test from "node:test";

import { address, call, Console, place, values } from "../../src/deskbook/web/desk/context.js";
import { after, between, elapsed, note, Texts } from "../../src/deskbook/web/desk/texts.js";
import { Reports, csv, issue, json } from "../../src/deskbook/web/desk/gaps.js";
import { BINDINGS, action, bindings, name, shown, steers } from "../../src/deskbook/web/desk/keys.js";
import { asked, chosen, Finder, mayName } from "../../src/deskbook/web/desk/finder.js";
import { masked } from "../../src/deskbook/web/desk/privacy.js";
import { Store } from "../../src/deskbook/web/desk/store.js";
import { notices } from "../../src/deskbook/web/desk/strip.js";
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
    "138 - 0013 - 8000", "138—0013—8000", "138——0013——8000", "138_0013_8000", "138/0013/8000",
    "138，0013，8000", "138\u200b0013\u200b8000", "一三八零零一三八零零零", "幺三八 〇〇幺三 八〇〇〇",
    "1990-05-12",
  ]) {
    assert.match(masked(`我的${text}`), /^我的(?:订单)?\(?‹#›$/, text);
  }
  assert.equal(masked("发到 wang.wu+1@mail.example.com.cn 吧"), "发到 ‹@› 吧");
  for (const text of ["京A12345", "京a12345", "粤B·D12345", "粤b-f12345", "粤Z1234港", "京a1234学"]) {
    assert.equal(masked(`车牌${text}，电话13800138000`), "车牌‹车牌›,电话‹#›", text);
  }
  for (const text of [
    "E05", "型号 KFR-35GW", "型号kfr35gw", "装windows10", "退款 48 小时", "400", "100 元", "一二三级",
    "三十分钟", "七七四十九天", "2026年11月30日", "9:00-18:00,周六 9:00-12:00",
  ]) {
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
  const elsewhere = /** @type {any} */ ({ ...view, location: { ancestorOrigins: ["https://evil.example"] } });
  assert.equal(new Console({ adapter: "tencent-ccc", origins }, null, elsewhere).takesText, false);
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
  assert.match(all[0].t, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
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

test("tabs of one browser keep each other's reports, and forget only what was seen", () => {
  const kept = new Map();
  const storage = {
    getItem: (/** @type {string} */ name) => kept.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ value) => void kept.set(name, value),
  };
  Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
  try {
    const [one, other] = [1, 2].map(() => new Reports(new Store(assert.fail)));
    const about = (/** @type {string} */ q_normalised) => ({ q_normalised, n_results: 0, build: "b" });
    const said = () => other.all().map(({ q_normalised, opened = "" }) => q_normalised + opened);
    one.gap(about("甲"));
    other.gap(about("乙"));
    one.opened({ ...about("甲"), opened: "1" });
    other.opened({ ...about("甲"), opened: "2" });
    other.opened({ ...about("乙"), opened: "3" });
    assert.deepEqual(said(), ["甲1", "乙3", "甲2"], "another call has asked the same");
    assert.equal(new Set(one.all().map(({ id }) => id)).size, 3);
    const seen = one.all();
    other.gap(about("丙"));
    one.clear(seen);
    assert.deepEqual(said(), ["丙"]);
    one.gap(about("甲"));
    assert.deepEqual(said(), ["丙", "甲"]);
  } finally {
    Reflect.deleteProperty(globalThis, "localStorage");
  }
});

const ISSUE = "https://git.example.com/new?title={title}&body={body}";
const { of } = new Texts({ issue_title: "{count} & 更多", issue_more: "还有 {count} 条" }, "zh");

test("an issue's address holds no personal data and no script", () => {
  /** @type {import("../../src/deskbook/web/desk/gaps.js").Report} */
  const report = { t: "", kind: "gap", q_normalised: "电话 13800138000 $& $1", n_results: 0, build: "b" };
  const made = issue(ISSUE, [report], of);
  assert.equal(new URL(made).searchParams.get("body"), "- gap  电话 ‹#› $& $1  \n");
  assert.equal(new URL(made).searchParams.get("title"), "1 & 更多");
  assert.equal(issue("javascript:alert(1)//{title}", [report], of), "");
  assert.equal(issue("", [report], of), "");
});

test("an issue's address is one that hosts take, and tells how much is left out", () => {
  const reports = new Reports(new Store(() => {}));
  for (let number = 0; number < 60; number++) {
    const q_normalised = `第${number}个问题，怎么都查不到的那一种`;
    reports.add({ kind: "gap", q_normalised, n_results: 0, build: "b" });
  }
  const made = issue(ISSUE, reports.all(), of);
  assert.ok(made.length > 5500 && made.length < 6500, String(made.length));
  const lines = new URL(made).searchParams.get("body")?.split("\n") ?? [];
  assert.ok(lines.slice(0, -1).every((line, place) => line === `- gap  第${place}个问题,怎么都查不到的那一种  `));
  assert.equal(lines.at(-1), `还有 ${60 - lines.length + 1} 条`);
  const rare = reports.add({ kind: "gap", q_normalised: `${"问".repeat(199)}𠮷𠮷`, n_results: 0, build: "b" });
  assert.match(decodeURIComponent(issue(ISSUE, [rare], of)), /问𠮷 /, "no character is cut in two");
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
  const doubtful = found("solution", 0.2, true);
  assert.deepEqual(chosen([answers[0], doubtful]), [answers[0], doubtful], "a short list is filled up");
  assert.deepEqual(chosen([doubtful, answers[0]]), [answers[0], doubtful], "what fits comes first");
  assert.deepEqual(chosen([answers[0], doubtful, answers[1]]), [answers[0], doubtful, answers[1]], "then the order found");
  const many = Array.from({ length: 12 }, () => found("solution", 1, true));
  assert.deepEqual(chosen([...many, answers[0]]), [answers[0], ...many.slice(0, 8)], "what fits is there");
  assert.deepEqual(chosen([...answers, doubtful]), answers.slice(0, 9));
  const mention = { ...found("solution", 0.02), why: { how: "body" } };
  assert.deepEqual(chosen([mention, role]), [role, mention], "a name comes before what mentions it");
  assert.deepEqual(chosen([answers[0], mention, role]), [answers[0], mention, role]);
  assert.equal(chosen(Array.from({ length: 7 }, () => found("solution", 0.1, true))).length, 5);
  assert.deepEqual(chosen([]), []);
});

test("letters that an input method still separates are one word, words that are written are not", () => {
  assert.equal(asked("tui'kuan", true), "tuikuan");
  assert.equal(asked("tui kuan", true), "tuikuan");
  assert.equal(asked("my refund is not here"), "my refund is not here");
  assert.equal(asked(" 退款 "), "退款");
  assert.equal(asked("E05"), "E05");
  assert.equal(mayName("S-REFUND-001"), true);
  assert.equal(mayName("call-centre/solution:no-answer"), true);
  assert.equal(mayName("退款"), false);
  assert.equal(mayName("a".repeat(200)), false);
});

/** Something found, answerable or over. @param {string} id @param {number} number @param {string} [to] */
const entry = (id, number, to = "") =>
  /** @type {any} */ ({ id, number, kind: "solution", score: 1, weak: false, why: { how: "title" },
    state: { confidence: "", from: "", to, due: "" } });

/** A finder whose client finds these, and what it shows. @param {Record<string, any>} client */
function finding(client) {
  /** @type {any[]} */
  const shown = [];
  const whole = { manifest: {}, named: async () => [], top: async () => [], cards: async () => [], ...client };
  const finder = new Finder(/** @type {any} */ (whole), (answer) => shown.push(answer), assert.fail);
  return { finder, shown };
}

test("cards that come late do not bring back what was asked before", async () => {
  const cards = [200, 0];
  const { finder, shown } = finding({
    search: async (/** @type {string} */ text) => [entry(text, text === "甲" ? 0 : 1)],
    cards: ([number]) => new Promise((done) => setTimeout(done, cards[number], [{ id: number }])),
  });
  await finder.ask("甲", {});
  finder.ask("乙", {});
  await new Promise((done) => setTimeout(done, 400));
  clearTimeout(finder.pause);
  assert.deepEqual(shown.map(({ query }) => query), ["甲", "乙"]);
});

test("what has just the name that is typed comes first, what does not hold any more last", async () => {
  const [first, over, fits] = [entry("x/solution:e05", 0), entry("y/solution:e05", 1, "2020-01-01"), entry("x/solution:z", 2)];
  const { finder } = finding({
    search: async (/** @type {string} */ _, { all = false }) => (all ? [] : [fits, first]),
    named: async () => [over, { ...first, why: undefined }],
  });
  const found = await finder.find("e05", {});
  assert.deepEqual(found.map(({ id }) => id), [first.id, fits.id, over.id]);
  assert.equal(found[0].why?.how, "title", "with what is known of it");
});

test("what fitted stays where it is when texts are looked through", async () => {
  const [one, two, three] = [entry("a", 0), entry("b", 1), entry("c", 2)];
  const { finder, shown } = finding({
    search: async (/** @type {string} */ _, { bodies }) => (bodies ? [three, two, one] : [one, { ...two, weak: true }]),
  });
  await finder.ask("甲乙", {});
  await new Promise((done) => setTimeout(done, 400));
  assert.deepEqual(shown.map(({ found }) => found.map((/** @type {any} */ { id }) => id).join("")), ["ab", "acb"]);
});

test("days are counted without the hour of the day", () => {
  assert.equal(localDay(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
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
    { note_time: "来电：{time}（{lasted}）", note_call: "队列：", note_issue: "问题：{name}", note_entry: "{title}（{id}）", note_said: "答复：", colon: "：" },
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
