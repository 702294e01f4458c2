// The call that is on: how long it has lasted, and what is known of it, shown as chips, each to be
// forgotten, or chosen where no console tells it.

import { element, part } from "../dom.js";
import { elapsed } from "./texts.js";
import { SCOPES } from "./context.js";

/** @typedef {import("./context.js").Call} Call */
/** @typedef {import("./context.js").Field} Field */
/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./texts.js").Texts} Texts */

/** Shows for how long a call has lasted. */
export class Timer {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.begun = Date.now();
    this.show();
    setInterval(() => this.show(), 1000);
  }

  restart() {
    this.begun = Date.now();
    this.show();
  }

  show() {
    this.place.textContent = elapsed(Date.now() - this.begun);
  }
}

/**
 * Return a chip for each thing known of a call; pressing one forgets it.
 * @param {Call} call
 * @param {ReadonlySet<Field>} unknown those that no entry is meant for
 * @param {Texts} texts
 * @param {(field: Field) => void} forget
 * @param {Call} names what the handbook calls them
 */
export function chips(call, unknown, texts, forget, names) {
  return SCOPES.filter((field) => call[field]).map((field) => {
    const name = names[field] ?? call[field] ?? "";
    const hint = texts.of(unknown.has(field) ? "chip_unknown" : "chip_forget", { name });
    return element(
      "button",
      {
        type: "button",
        class: unknown.has(field) ? "chip unknown" : "chip",
        title: hint,
        click: () => forget(field),
      },
      element("span.field", {}, `${texts.of(`chip_${field}`)} `),
      element("span.value", {}, name),
      element("span.forget", { "aria-hidden": "true" }, "×"),
      element("span.unseen", {}, `，${hint}`),
    );
  });
}

/**
 * Find out which parts of the call the handbook knows and what it calls them, and show them.
 * @param {Desk} desk
 */
export async function know(desk) {
  const { client, call } = desk;
  desk.unknown.clear();
  desk.named = {};
  if (client) {
    for (const field of /** @type {const} */ (["queue", "product", "channel"])) {
      const value = call[field];
      if (value && !(await client.knows(field, value))) desk.unknown.add(field);
    }
    for (const [field, kind] of /** @type {const} */ ([["queue", "category"], ["channel", "channel"]])) {
      const name = await named(desk, kind, call[field]);
      if (name) desk.named[field] = name;
    }
    const { organizations } = /** @type {any} */ (client.manifest);
    if (call.organization) desk.named.organization = organizations[call.organization];
  }
  // Another call may have begun meanwhile.
  if (desk.call === call) showCall(desk, call);
}

/** The name of what part of a call stands for; undefined where several might be meant.
 * @param {Desk} desk @param {string} wanted the kind of it @param {string} [id] */
async function named({ client, call }, wanted, id) {
  const found = (id && (await client?.named(id))) || [];
  const fitting = found.filter(
    ({ kind, organization }) =>
      kind === wanted && (!call.organization || organization === call.organization),
  );
  const [name, ...others] = new Set(fitting.map(({ title }) => title));
  return others.length ? undefined : name;
}

/** @param {Desk} desk @param {Call} known */
export function showCall(desk, known) {
  desk.call = known;
  const forget = (/** @type {Field} */ field) => {
    delete desk.call[field];
    if (field === "organization") desk.store.set(field, "");
    showCall(desk, desk.call);
    desk.ask();
    desk.strip();
    desk.box.focus();
  };
  part("chips").replaceChildren(...chips(known, desk.unknown, desk.texts, forget, desk.named));
  desk.locate();
}

/** Offer the organizations, queues, products and channels that entries are meant for.
 * @param {Desk} desk */
export async function offer(desk) {
  const { client, dialog, texts } = desk;
  if (!client) return desk.tell(texts.of("search_opening"));
  const { organizations } = /** @type {any} */ (client.manifest);
  /** @type {Record<string, [value: string, name: string][]>} */
  const offered = { organization: Object.entries(organizations) };
  for (const [field, values] of Object.entries(await client.offered())) {
    offered[field] = values.map((one) => [one, one]);
  }
  const choices = SCOPES.filter((field) => offered[field]?.length).map((field) =>
    element("label", {}, texts.of(`chip_${field}`), choice(desk, field, offered[field])),
  );
  // Whoever has chosen goes on typing.
  dialog.place.addEventListener("close", () => desk.box.focus(), { once: true });
  dialog.show(texts.of("scope_title"), element("p", {}, texts.of("scope_hint")), element("div.fields", {}, ...choices));
}

/** @param {Desk} desk @param {Field} field @param {[value: string, name: string][]} offered */
function choice(desk, field, offered) {
  const now = desk.call[field] ?? "";
  const known = desk.named[field];
  const select = element("select", {}, element("option", { value: "" }, desk.texts.of("scope_any")),
    ...offered.map(([value, name]) =>
      element("option", { value, selected: value === now || name === known }, name)));
  select.addEventListener("change", async () => {
    desk.call[field] = select.value;
    if (field === "organization") desk.store.set(field, select.value);
    await know(desk);
    desk.ask();
    desk.strip();
  });
  return select;
}
