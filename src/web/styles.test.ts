import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { tokenSheet } from "./tokens.ts";

const folder = new URL("./styles/", import.meta.url);
const sheets = readdirSync(folder).filter((name) => name.endsWith(".css"));
const read = (name: string) => readFileSync(new URL(name, folder), "utf8").replace(/\/\*.*?\*\//gs, "");
const all = sheets.map(read).join("\n") + tokenSheet();

const physical = [
  /(?:^|[\s;{])(?:left|right|top|bottom)\s*:/,
  /(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b/,
  /border-(?:top|bottom)-(?:left|right)-radius/,
  /(?:text-align|float|clear)\s*:\s*(?:left|right)\b/,
  /(?:^|[\s;{])(?:min-|max-)?(?:width|height)\s*:/,
];

describe.each(sheets)("%s", (name) => {
  const sheet = read(name);
  // Media conditions ask about the screen, which has a width in any direction of reading.
  const rules = sheet.replace(/@media[^{]*/g, "");

  it("uses logical properties only", () => {
    for (const pattern of physical) expect(rules.match(new RegExp(pattern, "gm")) ?? []).toEqual([]);
  });

  it("sets the four sides by hand only where start and end are equal", () => {
    const fours = [...rules.matchAll(/(?:margin|padding|inset)\s*:\s*([^;]+);/g)].map((match) =>
      match[1]!.trim().split(/\s+(?![^(]*\))/),
    );
    for (const sides of fours.filter(({ length }) => length === 4)) expect(sides[1]).toBe(sides[3]);
  });

  it("takes colours from tokens", () => {
    expect(sheet.match(/#[0-9a-f]{3,8}\b|\bhsla?\(|\boklch\(/gi) ?? []).toEqual([]);
    // Shadows are black with little weight in every theme.
    for (const shade of sheet.match(/\brgba?\([^)]*\)/gi) ?? []) expect(shade).toMatch(/^rgb\(0 0 0 \/ /);
  });

  it("is one of the sheets that the index brings in", () => {
    if (name !== "index.css") expect(read("index.css")).toContain(`"./${name}"`);
  });
});

it("every custom property that is used is defined", () => {
  const defined = new Set([...all.matchAll(/(--[\w-]+)\s*:/g)].map((match) => match[1]));
  const used = [...all.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]);
  expect(used.filter((name) => !defined.has(name))).toEqual([]);
});

it("moves nothing longer than 200 ms, and nothing at all when the reader asks for less", () => {
  expect(read("scale.css")).toMatch(/--quick: 120ms/);
  const moves = [...all.matchAll(/(?:transition|animation)[\w-]*\s*:\s*([^;]+);/g)].map((match) => match[1]!);
  for (const move of moves) expect(move).toContain("var(--quick)");
  expect(read("preferences.css")).toMatch(/prefers-reduced-motion: reduce\) \{\s*:root \{\s*--quick: 0s/);
});
