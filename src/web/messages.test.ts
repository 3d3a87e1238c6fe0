import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { locales } from "#kernel/i18n/locales.ts";
import { testTranslator } from "./testing.ts";

const room = new URL("./", import.meta.url);
const read = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`messages/${locale}.json`, room), "utf8"));
const keys = Object.keys(read("en"));

const sources = readdirSync(room, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
  .map((name) => readFileSync(new URL(name, room), "utf8"))
  .join("\n");

describe.each(locales)("the messages in %s", (locale) => {
  it("are the same set, none empty", () => {
    expect(Object.keys(read(locale))).toEqual(keys);
    expect(Object.values(read(locale)).filter((text) => text.trim() === "")).toEqual([]);
  });

  it("can all be written for every kind of number", () => {
    const t = testTranslator(locale);
    for (const number of [0, 1, 2, 5, 11, 100]) {
      for (const key of keys) {
        const text = t(key, { count: number, chosen: number, page: number, label: "L", id: "I", title: "T" });
        expect(text, key).not.toMatch(/[{}]|plural/);
      }
    }
  });
});

it("no language but English is English", () => {
  const same = ["web.title.error", "web.navigation.menu", "web.form.error", "web.notice.error"];
  const copied = locales
    .filter((locale) => locale !== "en")
    .flatMap((locale) => keys.filter((key) => read(locale)[key] === read("en")[key] && !same.includes(key)));
  expect(copied).toEqual([]);
});

it("every message that the components name exists, and every message is named", () => {
  const named = [...sources.matchAll(/"(web\.[\w.-]+)"/g)].map((match) => match[1]!);
  const errorCodes = ["web.page-is-asynchronous", "web.no-such-asset"];
  expect(named.filter((key) => !keys.includes(key) && !errorCodes.includes(key))).toEqual([]);
  const families = [...sources.matchAll(/`(web\.[\w.-]+\.)\$\{/g)].map((match) => match[1]!);
  expect(
    keys.filter((key) => !named.includes(key) && !families.some((family) => key.startsWith(family))),
  ).toEqual([]);
});
