import { readdirSync, readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { locales } from "#kernel/i18n/locales.ts";
import { faultCodes } from "./domain/faults.ts";
import { directoryFolders } from "./folders.ts";

type Texts = Record<string, string>;
const texts = Object.fromEntries(
  locales.map((locale) => [
    locale,
    JSON.parse(readFileSync(new URL(`${locale}.json`, directoryFolders.messages), "utf8")),
  ]),
) as Record<(typeof locales)[number], Texts>;

function argumentsOf(text: string): string[] {
  const found: string[] = [];
  const walk = (parts: readonly unknown[]) => {
    for (const part of parts as {
      type: number;
      value: string;
      options?: Record<string, { value: unknown[] }>;
    }[]) {
      if (part.type !== 0 && part.type !== 7) found.push(part.value);
      for (const option of Object.values(part.options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(text, "en", undefined, { ignoreTag: true }).getAst());
  return [...new Set(found)].sort();
}

describe("the messages", () => {
  test.each(locales)("in %s have the same keys and arguments as in English", (locale) => {
    expect(Object.keys(texts[locale])).toEqual(Object.keys(texts.en));
    for (const [key, text] of Object.entries(texts[locale]))
      expect([key, argumentsOf(text)]).toEqual([key, argumentsOf(texts.en[key]!)]);
  });

  test("have a word for every fault", () => {
    expect(faultCodes.filter((code) => !texts.en[`directory.fault.${code}`])).toEqual([]);
  });

  test("have every key that a page names in full, and are themselves all named somewhere", () => {
    const pages = new URL("./pages/", import.meta.url);
    const source = readdirSync(pages)
      .filter((name) => !name.includes("test"))
      .map((name) => readFileSync(new URL(name, pages), "utf8"))
      .join("\n");
    const named = [...source.matchAll(/\bt\(\s*"(directory\.[^"]+)"/g)].map(([, key]) => key!);
    expect(named.filter((key) => !(key in texts.en))).toEqual([]);
    const composed = /^directory\.(fault|field|joins|done|branch|logo|import)\.|^errors\./;
    const unnamed = Object.keys(texts.en).filter(
      (key) => !composed.test(key) && !source.includes(`"${key}"`),
    );
    expect(unnamed).toEqual([]);
  });
});
