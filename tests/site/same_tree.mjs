// Whether scripts say the same as their sources: reads [[name, source, script], …] as JSON and
// writes the names of those whose syntax trees differ. Comments are no part of a tree.

import { readFileSync } from "node:fs";

import typescript from "typescript";

/** @param {string} name @param {string} text */
function tree(name, text) {
  const file = typescript.createSourceFile(name, text, typescript.ScriptTarget.ES2022, true);
  if (file.parseDiagnostics.length) return `${name} cannot be read: ${file.parseDiagnostics[0].messageText}`;
  /** @type {unknown[]} */
  const found = [];
  const walk = (/** @type {import("typescript").Node} */ node) => {
    found.push(node.kind, node.text ?? "", node.rawText ?? "", node.flags & typescript.NodeFlags.BlockScoped);
    typescript.forEachChild(node, walk);
    found.push("end");
  };
  typescript.forEachChild(file, walk);
  return JSON.stringify(found);
}

const given = JSON.parse(readFileSync(0, "utf8"));
const different = given.filter(([name, source, script]) => tree(name, source) !== tree(name, script));
process.stdout.write(JSON.stringify(different.map(([name]) => name)));
