// Opening the search: whom it waits for, and what it fetches anew.

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { connect } from "../../src/deskbook/web/search-client.js";

const ROOT = "https://example.org/kb/";
const MANIFEST = { files: { index: "index-2.bin", tables: "tables-2.bin" } };

/** What a Worker says to a message of the page, for each that is started: null says nothing. */
let answers = [];
let workers = [];
let fetched = [];

class FakeWorker extends EventTarget {
  constructor() {
    super();
    this.answer = answers[workers.length] ?? null;
    this.terminated = false;
    workers.push(this);
    if (this.answer) queueMicrotask(() => this.say({}));
  }

  say(data) {
    this.dispatchEvent(Object.assign(new Event("message"), { data }));
  }

  postMessage(message) {
    this.answer?.(this, message);
  }

  terminate() {
    this.terminated = true;
  }
}

/** Let everything happen that is not waited for. */
const settled = () => new Promise((done) => setImmediate(done));

/** Wait until something is so. */
async function until(holds) {
  for (let round = 0; round < 2000 && !holds(); round++) await settled();
  assert.ok(holds(), String(holds));
}

async function pass(milliseconds) {
  await settled();
  mock.timers.tick(milliseconds);
  await settled();
}

const opens = (worker, { id, method }) => worker.say({ id, result: method === "open" ? MANIFEST : method });
const fails = (worker, { id }) => worker.say({ id, error: "search/index-1.bin cannot be loaded (404)." });

beforeEach(() => {
  answers = [];
  workers = [];
  fetched = [];
  mock.timers.enable({ apis: ["setTimeout"] });
  globalThis.Worker = FakeWorker;
  globalThis.fetch = async (address, given) => {
    fetched.push([String(address).replace(ROOT, ""), given?.cache]);
    return new Response(JSON.stringify(MANIFEST));
  };
});
afterEach(() => mock.timers.reset());

test("a slow line is not taken for a dead Worker", async () => {
  answers = [(worker, message) => setTimeout(() => opens(worker, message), 90_000)];
  const opening = connect(ROOT);
  await pass(89_000);
  assert.deepEqual(workers.map(({ terminated }) => terminated), [false]);
  await pass(1_000);
  const client = await opening;
  assert.equal(client.where, "worker");
  assert.equal(fetched.length, 0, "nothing is fetched twice");
  answers = [];
  workers[0].answer = opens;
  assert.equal(await client.knows("queue", "vip"), "knows");
});

test("where a Worker never says that it is there the page looks itself", async () => {
  const opening = connect(ROOT).catch((error) => error);
  await pass(14_000);
  assert.equal(fetched.length, 0);
  await pass(1_000);
  // The page has begun: what it gets here is no index.
  await until(() => fetched.length >= 2);
  assert.deepEqual(fetched[0], ["search/manifest.json", undefined]);
  assert.ok((await opening) instanceof Error);
  assert.deepEqual(workers.map(({ terminated }) => terminated), [true]);
});

test("where files do not fit together the newest are fetched once, past what is kept", async () => {
  let asked = 0;
  answers = [(worker, message) => ((asked += 1) === 1 ? fails : opens)(worker, message)];
  assert.equal((await connect(ROOT)).where, "worker");
  assert.deepEqual(fetched, [
    ["search/manifest.json", "reload"],
    ["search/index-2.bin", "reload"],
    ["search/tables-2.bin", "reload"],
  ]);
  assert.deepEqual([asked, ...workers.map(({ terminated }) => terminated)], [2, false]);
  workers = [];
  answers = [fails];
  await assert.rejects(connect(ROOT), /cannot be loaded \(404\)/);
  assert.deepEqual(workers.map(({ terminated }) => terminated), [true]);
});
