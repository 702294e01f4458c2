// A chart as a file of its own: colours as they are now, addresses complete.

import { save } from "../dom.js";

const PNG_SCALE = 2;
const PNG_LONGEST = 16000;
const XLINK = "http://www.w3.org/1999/xlink";

/** @param {SVGSVGElement} svg */
export function saveSvg(svg) {
  save(standalone(svg), `${fileName(svg)}.svg`);
}

/** @param {SVGSVGElement} svg */
export async function savePng(svg) {
  const { width, height } = svg.viewBox.baseVal;
  const scale = Math.min(PNG_SCALE, PNG_LONGEST / Math.max(width, height));
  const address = URL.createObjectURL(standalone(svg));
  try {
    const picture = new Image(width * scale, height * scale);
    picture.src = address;
    await picture.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width * scale, height * scale];
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => blob && save(blob, `${fileName(svg)}.png`));
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** @param {SVGSVGElement} svg */
function standalone(svg) {
  const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  copy.removeAttribute("style");
  const computed = getComputedStyle(svg);
  const rules = [...document.styleSheets].flatMap(chartRules);
  const names = new Set(rules.join("\n").match(/--chart-[a-z-]+/g));
  for (const name of names) copy.style.setProperty(name, computed.getPropertyValue(name));
  copy.style.background = computed.getPropertyValue("--chart-page");
  for (const link of copy.querySelectorAll("a")) {
    const address = link.getAttributeNS(XLINK, "href") ?? "";
    link.setAttributeNS(XLINK, "href", new URL(address, document.baseURI).href);
  }
  for (const item of copy.querySelectorAll(".found")) item.classList.remove("found");
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
  style.textContent = rules.filter((rule) => rule.startsWith(".deskbook-chart")).join("\n");
  copy.prepend(style);
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" });
}

/** @param {SVGSVGElement} svg */
function fileName(svg) {
  const title = svg.querySelector("title")?.textContent ?? "";
  return title.replace(/[\\/:*?"<>|\s]+/g, "-").slice(0, 80) || "chart";
}

/** The rules of a style sheet that are about charts. @param {CSSStyleSheet} sheet */
function chartRules(sheet) {
  try {
    return [...sheet.cssRules].map((rule) => rule.cssText).filter((text) => text.includes(".deskbook-chart"));
  } catch {
    return []; // a sheet from elsewhere cannot be read, and is not ours
  }
}
