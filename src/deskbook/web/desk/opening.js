// Opening the search, and what is said while it cannot be used: nothing is called unanswered then.

import { connect } from "../search-client.js";
import { saying } from "./card.js";
import { button, element, part } from "../dom.js";
import { Finder } from "./finder.js";
import { judge, list } from "./listing.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** What the words of an error mean, to be told; anything else means damaged files. */
const REASONS = /** @type {const} */ ([
  ["search_unreached", /no connection|does not answer/],
  ["search_gone", /cannot be/],
  ["search_version", /another version/],
]);

/** Counts the attempts, of which only the latest has a say. */
let latest = 0;

/** Open the search of a desk. @param {Desk} desk */
export async function open(desk) {
  const attempt = ++latest;
  try {
    const client = await connect(desk.root);
    if (attempt !== latest) return client.close();
    desk.client?.close();
    desk.client = client;
  } catch (error) {
    if (attempt === latest) fail(desk, error);
    return;
  }
  const { client, texts } = desk;
  desk.build = client.manifest.build;
  desk.list.names = /** @type {any} */ (client.manifest);
  desk.finder = new Finder(
    client,
    (answer) => {
      recover(desk);
      list(desk, answer);
    },
    (error) => fail(desk, error),
  );
  part("where").textContent = client.where === "page" ? texts.of("no_worker") : "";
}

/** Open it anew and ask again. @param {Desk} desk */
export async function renew(desk) {
  const old = desk.client;
  await open(desk);
  if (desk.client === old) return;
  recover(desk);
  await desk.resume();
}

/** Whether the search can answer. @param {Desk} desk */
export function usable(desk) {
  return desk.finder !== null && !desk.broken;
}

/** The search does not answer: say why until it does. @param {Desk} desk @param {unknown} error */
function fail(desk, error) {
  const message = error instanceof Error ? error.message : "";
  const [name] = REASONS.find(([, words]) => words.test(message)) ?? ["search_damaged"];
  desk.broken = desk.texts.of(name);
  desk.answer = { query: "", found: [], cards: [], late: false };
  desk.list.show([], [], false);
  judge(desk);
  desk.trouble(desk.broken, again(desk));
}

/** @param {Desk} desk */
function again(desk) {
  return button(desk.texts.of("retry"), () => {
    desk.trouble(desk.texts.of("search_opening"));
    void renew(desk);
  });
}

/** The search answers again. @param {Desk} desk */
function recover(desk) {
  if (!desk.broken) return;
  desk.broken = "";
  part("trouble").hidden = true;
  if (desk.card || desk.walking.active) return;
  desk.welcome();
  desk.box.focus();
}

/** Say what to do while the search cannot answer. @param {Desk} desk */
export function cannot(desk) {
  const { texts, keys } = desk;
  if (!desk.broken) return desk.tell(texts.of("search_opening"));
  desk.take(null);
  desk.script = desk.waiting();
  desk.fill([
    element("h2", { id: "card-title", tabindex: "-1" }, texts.of("count_broken")),
    element("div.banner.red", { id: "banner" }, element("p", {}, desk.broken)),
    saying(desk.script, texts.of("say_waiting")),
    element("div.actions", {}, again(desk), button(texts.of("do_say"), () => desk.act("say"), keys.say[0])),
  ]);
}
