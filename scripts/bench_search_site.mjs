// What the benchmark of search serves: a page for each engine, and a count of the bytes sent.

import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".css": "text/css" };

/** The first question a page answers; its time and bytes are those of a cold start. */
export const FIRST = "银行卡怎么解绑";

/** How MiniSearch is told to read Chinese: ideographs, pairs of them, and words. */
export const TOKENIZE = `(text) => {
  const found = [];
  for (const [run] of text.toLowerCase().matchAll(/[\\u4e00-\\u9fff]+|[a-z0-9]+/g)) {
    if (run < "\\u4e00") found.push(run);
    else for (let n = 0; n < run.length; n++) {
      found.push(run[n]);
      if (n + 1 < run.length) found.push(run.slice(n, n + 2));
    }
  }
  return found;
}`;

const asking = `(worker) => {
  let waiting;
  worker.onmessage = ({ data }) => waiting(data);
  return (message) => new Promise((resolve) => { waiting = resolve; worker.postMessage(message); });
}`;

/** The scripts of the pages; each sets \`find\`, which resolves to at most ten ids. */
function scripts(/** @type {string} */ work) {
  const workers = "material/site/assets/javascripts/workers";
  const worker = readdirSync(join(work, workers)).find((name) => name.endsWith(".js"));
  const ours = (/** @type {string} */ site) => `
    import { connect } from "/${site}/web/search-client.js";
    const client = await connect(new URL("/${site}/", location.href).href);
    window.find = async (text) => (await client.search(text)).map(({ url }) => url);`;
  return {
    ours: ours("ours"),
    large: ours("large"),
    material: `
      const index = await (await fetch("/material/site/search/search_index.json")).json();
      const ask = (${asking})(new Worker("/${workers}/${worker}"));
      await ask({ type: 0, data: { ...index, options: { suggest: false } } });
      window.find = async (text) =>
        (await ask({ type: 2, data: text })).data.items.slice(0, 10).map(([{ location }]) => location);`,
    pagefind: `
      const pagefind = await import("/html/pagefind/pagefind.js");
      await pagefind.init();
      window.find = async (text) => {
        const { results } = await pagefind.search(text);
        const pages = await Promise.all(results.slice(0, 10).map((one) => one.data()));
        return pages.map(({ url }) => url.split("/").pop().replace(".html", ""));
      };`,
    minisearch: `
      const ask = (${asking})(new Worker("/minisearch.js", { type: "module" }));
      await ask(null);
      window.find = ask;`,
  };
}

const MINISEARCH_WORKER = `
  import MiniSearch from "/npm/node_modules/minisearch/dist/es/index.js";
  const tokenize = ${TOKENIZE};
  const text = fetch("/minisearch.json").then((answer) => answer.text());
  const options = { fields: ["title", "similar"], tokenize, searchOptions: { tokenize } };
  const engine = text.then((one) => MiniSearch.loadJSON(one, options));
  self.onmessage = async ({ data }) => {
    const found = (await engine).search(data ?? "");
    self.postMessage(found.slice(0, 10).map(({ id }) => id));
  };`;

/**
 * Serve a folder; text is compressed on the way, as usual hosts do.
 * @param {string} work
 * @returns {Promise<{address: string, sent: {bytes: number}, close: () => void}>}
 */
export async function serve(work) {
  const sent = { bytes: 0 };
  const made = new Map(Object.entries(scripts(work)).map(([name, script]) => [`/${name}.html`, page(script)]));
  made.set("/minisearch.js", MINISEARCH_WORKER);
  const kept = new Map();
  const content = (/** @type {string} */ path) => {
    if (!kept.has(path)) {
      const file = join(work, normalize(path));
      const own = made.get(path);
      const found = own ?? (existsSync(file) && statSync(file).isFile() ? readFileSync(file) : null);
      kept.set(path, found === null ? null : extname(path) in TYPES ? gzipSync(found) : found);
    }
    return kept.get(path);
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://bench").pathname);
    const body = content(path);
    if (body === null) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[/** @type {keyof typeof TYPES} */ (extname(path))];
    const plain = { "Content-Type": "application/octet-stream" };
    response.writeHead(200, type ? { "Content-Type": type, "Content-Encoding": "gzip" } : plain);
    response.end(body);
    if (path !== "/favicon.ico") sent.bytes += body.length;
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}/`, sent, close: () => server.close() };
}

function page(/** @type {string} */ script) {
  return `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module">
    window.long = [];
    new PerformanceObserver((list) => { for (const one of list.getEntries()) window.long.push(one.duration); })
      .observe({ type: "longtask", buffered: true });
    ${script}
    await window.find(${JSON.stringify(FIRST)});
    window.first = performance.now();
    window.ask = async (texts) => {
      const found = [];
      for (const text of texts) {
        const start = performance.now();
        found.push([await window.find(text), performance.now() - start]);
      }
      return found;
    };
  </script>`;
}
