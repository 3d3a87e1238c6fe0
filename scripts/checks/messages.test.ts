import { describe, expect, test } from "vitest";
import { faultsOf } from "../testing/ask.ts";
import { messages } from "./messages.ts";

type Texts = Record<string, string>;

const page = `export const page = (t: (key: string, values?: object) => string) => t("web.greeting", { name: "x" });\n`;

/** A tree with one message of one argument; `changed` replaces the texts of some languages. */
function tree(changed: Record<string, Texts> = {}, program = page): Record<string, string> {
  const good: Record<string, Texts> = {
    en: { "web.greeting": "Welcome to the shelf, {name}" },
    id: { "web.greeting": "Selamat datang di rak, {name}" },
    es: { "web.greeting": "Te damos la bienvenida, {name}" },
    ar: { "web.greeting": "مرحبًا بك، {name}" },
  };
  const files = Object.entries({ ...good, ...changed }).map(([locale, texts]) => [
    `src/web/messages/${locale}.json`,
    JSON.stringify(texts),
  ]);
  return { ...Object.fromEntries(files), "src/web/page.ts": program };
}

/** The same text in all languages, so that only its form can be at fault. */
const everywhere = (key: string, text: string) =>
  Object.fromEntries(["en", "id", "es", "ar"].map((locale) => [locale, { [key]: text }]));

describe("the check of messages", () => {
  test("passes messages that are complete, alike and used", async () => {
    expect(await faultsOf(messages.run, tree())).toBe("");
  });

  const planted: [fault: string, says: string, files: Record<string, string>][] = [
    ["a key missing in one language", "es.json: web.greeting is missing.", tree({ es: {} })],
    [
      "a key that English does not have",
      "id.json: web.old does not stand in en.json.",
      tree({ id: { "web.greeting": "Halo, {name}", "web.old": "Lama" } }),
    ],
    [
      "an argument by another name",
      "has the arguments nama; English has name.",
      tree({ id: { "web.greeting": "Halo, {nama}" } }),
    ],
    ["a text that does not parse", "does not parse", tree({ ar: { "web.greeting": "مرحبًا {name" } })],
    ["an empty text", "is empty", tree({ es: { "web.greeting": " " } })],
    [
      "a text left in English",
      "es.json: web.greeting is left in English.",
      tree({ es: { "web.greeting": "Welcome to the shelf, {name}" } }),
    ],
    [
      "an Arabic text without Arabic",
      "ar.json: web.greeting is left in English.",
      tree({ ar: { "web.greeting": "Hello and welcome {name}" } }),
    ],
    [
      "an Arabic plural with two forms only",
      "ar.json: web.greeting lacks the plural forms zero, two, few, many.",
      tree(everywhere("web.greeting", "{name, plural, one {#} other {#}}")),
    ],
    [
      "a select with other options",
      "has the arguments name(a|other); English has name(a|b|other).",
      tree({
        ...everywhere("web.greeting", "{name, select, a {1} b {2} other {3}}"),
        id: { "web.greeting": "{name, select, a {1} other {3}}" },
      }),
    ],
    ["a key outside of its room", `must begin with "web."`, tree(everywhere("shop.greeting", "{name}"))],
    [
      "a language of its own",
      "not a language of the interface",
      { ...tree(), "src/web/messages/fr.json": "{}" },
    ],
    ["a message that nobody uses", "web.greeting is used nowhere", tree({}, "export const page = 1;\n")],
    [
      "a message that does not exist",
      "page.ts:1 asks for the message web.farewell",
      tree({}, `${page.replace("greeting", "farewell")}`),
    ],
    [
      "a family of messages that does not exist",
      "asks for messages web.day.…, of which none exists",
      tree({}, `${page}export const day = (n: number) => t(\`web.day.\${n}\`);\n`),
    ],
    [
      "an argument not given",
      `gives no "name" to the message web.greeting`,
      tree({}, page.replace("name:", "who:")),
    ],
  ];
  test.each(planted)("catches %s", async (_, says, files) => {
    expect(await faultsOf(messages.run, files)).toContain(says);
  });

  test("takes a key in a table and a key built from a template as uses", async () => {
    const text = "1";
    const texts = { "web.state.on": text, "web.label": text };
    const all = { en: texts, id: texts, es: texts, ar: texts };
    const program = `export const label = { key: "web.label" };\nexport const key = (state: string) => \`web.state.\${state}\`;\n`;
    expect(await faultsOf(messages.run, tree(all, program))).toBe("");
  });

  test("takes an exact form for a plural category of one number", async () => {
    const text = "{name, plural, =0 {0} =1 {1} =2 {2} few {#} many {#} other {#}}";
    expect(await faultsOf(messages.run, tree(everywhere("web.greeting", text)))).toBe("");
  });
});
