// The agent's desk: one page, steered by the keyboard, on which the right script is readable
// within seconds.

import { call, Console, place, values } from "./desk/context.js";
import { Desk } from "./desk/desk.js";
import { part } from "./dom.js";
import { Texts } from "./desk/texts.js";

/** @typedef {import("./desk/desk.js").Settings} Settings */

/** @type {{words: Record<string, string>, language: string, settings: Settings}} */
const given = JSON.parse(part("desk-settings").textContent ?? "{}");
const root = new URL(document.documentElement.dataset.root ?? "../", location.href).href;
const query = new URLSearchParams(location.search);
const around = new Console(given.settings, query.get("adapter"));
const desk = new Desk(root, new Texts(given.words, given.language), given.settings, around);
desk.start(call(values(query), around.fields), place(query));
