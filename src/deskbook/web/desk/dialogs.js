// What opens over the desk: help, escalation, flags, and the reports to take along.

import { escalation } from "./card.js";
import { button, copied, element, save } from "../dom.js";
import { csv, issue, json } from "./gaps.js";
import { BINDINGS, action, name as pressed, shown, steers } from "./keys.js";
import { lines } from "./strip.js";

/** @typedef {import("../search/service.js").Card} Card */
/** @typedef {import("./card.js").Surroundings} Surroundings */
/** @typedef {import("./gaps.js").Reports} Reports */
/** @typedef {import("./keys.js").Action} Action */
/** @typedef {import("./texts.js").Texts} Texts */

const FLAGS = ["wrong", "old", "unclear", "missing"];

/** The one dialog of the desk. */
export class Dialog {
  /** @param {HTMLDialogElement} place @param {Texts} texts @param {(text: string) => void} tell */
  constructor(place, texts, tell) {
    this.place = place;
    this.texts = texts;
    this.tell = tell;
    /** @type {((key: string, event: KeyboardEvent) => boolean) | null} */
    this.keys = null;
    place.addEventListener("keydown", (event) => {
      const key = pressed(event);
      if (key && this.keys?.(key, event)) event.preventDefault();
      event.stopPropagation();
    });
    // It may have been opened again before it says that it was closed.
    place.addEventListener("close", () => place.open || place.replaceChildren());
  }

  /** @param {string} title @param {...(Node | string | null)} content */
  show(title, ...content) {
    this.keys = null;
    const close = button(this.texts.of("close"), () => this.place.close(), "Esc");
    const parts = content.filter((one) => one !== null);
    this.place.replaceChildren(
      element("h2", { id: "dialog-title" }, title),
      ...parts,
      element("p.closing", {}, close),
    );
    if (!this.place.open) this.place.showModal();
  }

  /** @param {Card} card @param {Surroundings} around */
  escalation(card, around) {
    const t = this.texts.of;
    const told = [
      `${t("escalate")}${t("colon")}${card.title}`,
      ...(card.escalate ?? []).map((/** @type {Card} */ one) =>
        `- ${[one.when, one.to?.name].filter(Boolean).join(" → ")}`,
      ),
      ...(card.hand_over ?? []).map((/** @type {string} */ one) => `${one}${t("colon")}`),
    ].join("\n");
    const copying = button(t("copy_escalation"), async () => {
      const done = await copied(told);
      this.place.close(); // what is told would stand behind it
      this.tell(t(done ? "copied" : "not_copied"));
    });
    this.show(
      t("escalate_title", { name: card.title }),
      escalation(card, around) ?? element("p", {}, t("escalate_none")),
      card.hand_over?.length
        ? element("section", {}, element("h3", {}, t("hand_over")),
            element("ul", {}, ...card.hand_over.map((/** @type {string} */ one) => element("li", {}, one))))
        : null,
      copying,
    );
    copying.focus();
  }

  /** @param {string} title @param {(flag: string, note: string) => void} report */
  flag(title, report) {
    const t = this.texts.of;
    const note = element("input", { type: "text", id: "flag-note", maxlength: "200" });
    let chosen = "";
    const send = button(t("flag_send"), () => {
      report(chosen, note.value);
      this.place.close();
    }, "Enter");
    send.disabled = true;
    const choices = FLAGS.map((one, place) => button(t(`flag_${one}`), () => choose(one), String(place + 1)));
    const choose = (/** @type {string} */ flag) => {
      chosen = flag;
      for (const [place, one] of choices.entries()) one.setAttribute("aria-pressed", String(FLAGS[place] === flag));
      send.disabled = false;
      note.focus();
    };
    this.show(
      t("flag_title", { name: title }),
      element("div.choices", {}, ...choices),
      element("p", {}, element("label", { for: "flag-note" }, t("flag_note")), note),
      element("div.choices", {}, send),
    );
    this.keys = (key, event) => {
      const writing = event.target === note;
      const flag = writing ? undefined : FLAGS[Number(key) - 1];
      if (flag) choose(flag);
      else if (writing && key === "Enter" && chosen) send.click();
      else return false;
      return true;
    };
  }

  /** @param {Reports} reports @param {string} template of an issue's address
   * @param {() => void} cleared */
  reports(reports, template, cleared) {
    const t = this.texts.of;
    const all = reports.all();
    const said = all.filter(({ kind }) => kind !== "search");
    const address = issue(template, said, t);
    const saved = (/** @type {string} */ text, /** @type {string} */ ending, /** @type {string} */ type) =>
      save(new Blob([text], { type }), `deskbook-reports.${ending}`);
    const clear = button(t("reports_clear"), () => {
      if (clear.value) {
        reports.clear(all);
        cleared();
        this.place.close();
      }
      clear.value = clear.textContent = t("reports_sure");
    });
    this.show(
      t("reports_title"),
      element("p", {}, t("reports_count", { count: all.length, gaps: said.length })),
      element("p", {}, t("reports_private")),
      element("div.choices", {},
        button(t("reports_json"), () => saved(json(all), "json", "application/json")),
        button(t("reports_csv"), () => saved(csv(all), "csv", "text/csv")),
        address ? element("a", { href: address, target: "_blank", rel: "noopener" }, t("reports_issue")) : "",
        clear),
    );
  }

  /**
   * Show the keys, each to be chosen anew.
   * @param {import("./keys.js").Bindings} bindings
   * @param {boolean} sends whether scripts can be handed over
   * @param {(action: Action, key: string) => void} choose "" takes the first ones again
   */
  help(bindings, sends, choose) {
    const t = this.texts.of;
    /** @type {Action | null} */
    let waiting = null;
    const offered = /** @type {Action[]} */ (Object.keys(BINDINGS));
    const said = element("p.warned", { role: "status" });
    const rows = offered.filter((one) => sends || one !== "send").map((one) => {
      const keys = bindings[one].map(shown).join("  ");
      const change = element("button", {
        type: "button",
        "aria-label": `${t(`key_${one}`)}${t("colon")}${keys}，${t("key_change")}`,
        click: () => {
          waiting = one;
          change.textContent = t("key_press");
        },
      }, keys);
      return element("li", {}, change, t(`key_${one}`));
    });
    const fixed = ["Alt+1–9", "1–9", "↑ ↓ Enter", "1–5 0", "Backspace"].map((keys, place) =>
      element("li", {}, element("kbd", {}, keys), t(`fixed_${place}`)),
    );
    this.show(
      t("help_title"),
      element("p", {}, t("help_typing")),
      said,
      element("ul.keys", {}, ...fixed, ...rows),
      element("p", {}, `${t("key_change_hint")} `, button(t("key_reset"), () => choose("help", ""))),
    );
    this.keys = (key) => {
      if (!waiting || /^(Escape|Tab|Enter)$|(Shift|Control|Alt|Meta)$/.test(key)) return false;
      const taken = action(key, bindings);
      if (steers(key)) said.textContent = t("key_fixed", { key: shown(key) });
      else if (!taken || taken === waiting) choose(waiting, key);
      else said.textContent = t("key_taken", { key: shown(key), name: t(`key_${taken}`) });
      return true;
    };
  }

  /** @param {import("./strip.js").Line[]} all @param {(id: string) => void} open */
  notices(all, open) {
    const items = lines(all, (id) => {
      this.place.close();
      open(id);
    });
    this.show(this.texts.of("strip_notices"), element("ul.links", {}, ...items));
  }
}
