import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { locales } from "#kernel/i18n/locales.ts";
import { Messages } from "#kernel/i18n/messages.ts";
import { accountsFolders } from "./folders.ts";

const keysOf = (locale: string) =>
  Object.keys(JSON.parse(readFileSync(new URL(`${locale}.json`, accountsFolders.messages), "utf8"))).sort();
const messages = Messages.read([accountsFolders.messages]);
const values = { name: "N", link: "L", library: "B", hours: 3, minutes: 3, least: 10, count: 3, person: 3 };

describe("the words about accounts", () => {
  test.each(locales)("%s has every key, and each message can be written", (locale) => {
    expect(keysOf(locale)).toEqual(keysOf("en"));
    const t = messages.translator(locale);
    for (const key of keysOf(locale)) expect(t(key, values), key).not.toMatch(/[{}]|^\s*$/);
  });

  test("every key that the pages name exists", () => {
    const pages = new URL("./pages/", import.meta.url);
    const source = readdirSync(pages)
      .filter((name) => !name.includes(".test."))
      .map((name) => readFileSync(new URL(name, pages), "utf8"))
      .join("\n");
    const named = [...source.matchAll(/\bt\(\s*(?:\w+ \? )?"(accounts\.[\w.-]+)"/g)].map(
      (match) => match[1]!,
    );
    expect(named.length).toBeGreaterThan(80);
    expect(named.filter((key) => !messages.has(key))).toEqual([]);
  });
});
