// How well and how fast the search finds, against Material's own, Pagefind and MiniSearch.
//
//     node scripts/bench_search.mjs DATA [--full] [--large] [--work FOLDER]
//
// DATA holds `corpus.jsonl` and `queries.jsonl`. Everything is made in a scratch folder (kept when
// given with --work): our index, a Material site indexed by its own plugin with jieba, Pagefind's
// index of a page each, and MiniSearch with ideographs and pairs of them, its index loaded from
// JSON in a Worker. The peers come from npm and from the Python environment ($VENV or .venv, which
// needs jieba). All run at the same time in Chromium ($CHROMIUM or /usr/bin/chromium), each
// in its own browser, and are asked in turns. A sample of the queries is asked unless --full is
// given; --large also opens ours with 50,000 articles.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { TOKENIZE, serve } from "./bench_search_site.mjs";

const PEERS = ["pagefind@1.6.0", "minisearch@7.2.0", "puppeteer-core@25.16.0"];
const SAMPLE = { each: 20, para: 150, typed: 12, throttled: 4, cold: 3 };
const LONGEST_TYPED = 14;
const BETWEEN_KEYS = 60;

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: "boolean" }, large: { type: "boolean" }, work: { type: "string" } },
});
const data = resolve(positionals[0]);
const work = given.work ? resolve(given.work) : mkdtempSync(join(tmpdir(), "bench-search-"));
const lines = (/** @type {string} */ name) =>
  readFileSync(join(data, name), "utf8").trim().split("\n").map((line) => JSON.parse(line));
const documents = lines("corpus.jsonl");
const queries = lines("queries.jsonl");
const titles = new Map(documents.map(({ id, title }) => [id, title]));

/** Make the indexes. */
async function prepare() {
  const npm = join(work, "npm");
  mkdirSync(npm, { recursive: true });
  writeFileSync(join(npm, "package.json"), '{"private": true}');
  const run = (/** @type {string} */ command, /** @type {string[]} */ list, cwd = npm) =>
    execFileSync(command, list, { cwd, stdio: ["ignore", "inherit", "inherit"] });
  run("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", ...PEERS]);
  const script = fileURLToPath(new URL("bench_search_data.py", import.meta.url));
  const python = resolve(process.env.VENV ?? ".venv", "bin/python");
  run(python, [script, data, work, ...(given.large ? ["--large"] : [])]);
  run(join(npm, "node_modules/.bin/pagefind"), ["--site", join(work, "html"), "--silent"]);
  const require = createRequire(pathToFileURL(join(npm, "package.json")));
  const { default: MiniSearch } = await import(
    pathToFileURL(join(npm, "node_modules/minisearch/dist/es/index.js")).href
  );
  const engine = new MiniSearch({ fields: ["title", "similar"], tokenize: new Function(`return ${TOKENIZE}`)() });
  engine.addAll(documents.map(({ id, title, similar }) => ({ id, title, similar: similar.join(" ") })));
  writeFileSync(join(work, "minisearch.json"), JSON.stringify(engine));
  return (await import(pathToFileURL(require.resolve("puppeteer-core")).href)).default;
}

/** @typedef {{name: string, browser: any, page: any, cold: number[], bytes: number, typed: number[],
 *   classes: Record<string, number[][]>, long: number[], memory: number}} Engine */

/**
 * Open an engine several times in a browser that has nothing yet; the last page stays.
 * @param {any} puppeteer @param {string} name @param {Awaited<ReturnType<typeof serve>>} server
 * @returns {Promise<Engine>}
 */
async function start(puppeteer, name, server) {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    protocolTimeout: 1_200_000,
  });
  const cold = [];
  let page;
  let bytes = 0;
  for (let round = 0; round < SAMPLE.cold; round++) {
    await page?.close();
    const context = await browser.createBrowserContext();
    page = await context.newPage();
    server.sent.bytes = 0;
    await page.goto(`${server.address}${name}.html`);
    await page.waitForFunction("window.first", { timeout: 120_000 });
    cold.push(await page.evaluate("window.first"));
    bytes = server.sent.bytes;
  }
  return { name, browser, page, cold, bytes, typed: [], classes: {}, long: [], memory: 0 };
}

/** @param {Engine} engine @param {string[]} texts @returns {Promise<[string[], number][]>} */
const ask = (engine, texts) => engine.page.evaluate(`window.ask(${JSON.stringify(texts)})`);

/** Ask every engine the same queries, class by class. @param {Engine[]} engines */
async function quality(engines) {
  for (const cls of [...new Set(queries.map((one) => one.cls))].sort()) {
    const all = queries.filter((one) => one.cls === cls);
    const step = given.full ? 1 : Math.max(1, all.length / (cls === "para" ? SAMPLE.para : SAMPLE.each));
    const asked = Array.from({ length: Math.floor(all.length / step) }, (_, n) => all[Math.floor(n * step)]);
    for (const engine of engines) {
      const answers = await ask(engine, asked.map(({ q }) => q));
      engine.classes[cls] = answers.map(([found], n) => judged(found, asked[n]));
    }
  }
}

/** Return recall and reciprocal rank at 10, or precision for queries that titles contain. */
function judged(/** @type {string[]} */ found, /** @type {any} */ { q, rel, contains }) {
  if (contains) {
    const right = (/** @type {string} */ id) => titles.get(id)?.includes(q);
    const precision = found.filter(right).length / Math.min(10, [...titles.keys()].filter(right).length || 1);
    return [precision, precision];
  }
  const place = found.findIndex((id) => rel.includes(id));
  return place < 0 ? [0, 0] : [1, 1 / (place + 1)];
}

/** What a caller's words look like while they are typed. @param {number} count */
function typed(count) {
  const sentences = queries.filter(({ cls }) => ["para", "kw_title", "py_run", "init", "mix"].includes(cls));
  const step = Math.floor(sentences.length / count);
  return Array.from({ length: count }, (_, n) => {
    const letters = [...sentences[n * step].q].slice(0, LONGEST_TYPED);
    return letters.map((_, end) => letters.slice(0, end + 1).join(""));
  });
}

/** Type, letter by letter, in turns. @param {Engine[]} engines @param {number} count */
async function keystrokes(engines, count) {
  for (const texts of typed(count)) {
    for (const engine of engines) engine.typed.push(...(await ask(engine, texts)).map(([, time]) => time));
  }
}

/** Type on a slow computer and note the tasks that hold up the page. @param {Engine} engine */
async function throttled(engine) {
  await engine.page.emulateCPUThrottling(4);
  await engine.page.evaluate("window.long.length = 0");
  for (const texts of typed(SAMPLE.throttled)) {
    for (const text of texts) {
      await engine.page.evaluate(`window.find(${JSON.stringify(text)})`);
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_KEYS));
    }
  }
  engine.long = await engine.page.evaluate("window.long");
  await engine.page.emulateCPUThrottling(1);
}

/** Return the megabytes of a browser's largest renderer. @param {Engine} engine */
function memory(engine) {
  const root = engine.browser.process().pid;
  const read = (/** @type {string} */ name) => {
    try {
      return readFileSync(`/proc/${name}`, "utf8");
    } catch {
      return "";
    }
  };
  const parents = new Map(
    readdirSync("/proc").filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), Number(read(`${name}/stat`).replace(/.*\) \S /s, "").split(" ")[0])]),
  );
  const within = (/** @type {number} */ id) => id === root || (id > 1 && within(parents.get(id) ?? 0));
  const sizes = [...parents.keys()].filter((id) => within(id) && read(`${id}/cmdline`).includes("type=renderer"))
    .map((id) => Number(/VmRSS:\s+(\d+)/.exec(read(`${id}/status`))?.[1] ?? 0) / 1024);
  return Math.max(0, ...sizes);
}

const mean = (/** @type {number[]} */ list) => list.reduce((sum, one) => sum + one, 0) / (list.length || 1);
/** @param {number[]} list @param {number} share */
const quantile = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];

/** @param {string} head @param {Engine[]} engines @param {[string, (engine: Engine) => string][]} rows */
function table(head, engines, rows) {
  console.log(`\n| ${head} | ${engines.map(({ name }) => name).join(" | ")} |\n|---${"|--:".repeat(engines.length)}|`);
  for (const [name, cell] of rows) console.log(`| ${name} | ${engines.map(cell).join(" | ")} |`);
}

const puppeteer = await prepare();
const server = await serve(work);
/** @type {Engine[]} */
const engines = [];
for (const name of ["ours", "material", "pagefind", "minisearch"]) engines.push(await start(puppeteer, name, server));
const large = given.large ? [await start(puppeteer, "large", server)] : [];
await quality(engines);
await keystrokes([...engines, ...large], given.full ? 60 : SAMPLE.typed);
for (const engine of [...engines, ...large]) {
  await throttled(engine);
  engine.memory = memory(engine);
  await engine.browser.close();
}
server.close();

table("R@10 / MRR@10 (prefix: P@10)", engines,
  Object.keys(engines[0].classes).map((cls) => [
    `${cls} (${engines[0].classes[cls].length})`,
    ({ classes }) => [0, 1].map((n) => mean(classes[cls].map((one) => one[n])).toFixed(2)).join(" / "),
  ]));
table("Speed and size", [...engines, ...large], [
  ["keystroke to results p50, ms", ({ typed: times }) => quantile(times, 0.5).toFixed(1)],
  ["keystroke to results p95, ms", ({ typed: times }) => quantile(times, 0.95).toFixed(1)],
  ["cold page to first result, ms", ({ cold }) => quantile(cold, 0.5).toFixed(0)],
  ["bytes to first result, MB", ({ bytes }) => (bytes / 1e6).toFixed(2)],
  ["tasks over 50 ms, 4 times slower", ({ long }) => `${long.length} (${Math.max(0, ...long).toFixed(0)} ms)`],
  ["renderer, MB", ({ memory: size }) => size.toFixed(0)],
]);
console.log(`\n${process.argv.slice(3).join(" ") || "sample"}; made in ${work}`);
