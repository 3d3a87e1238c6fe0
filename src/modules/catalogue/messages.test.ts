import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { locales } from "#kernel/i18n/locales.ts";
import { Messages } from "#kernel/i18n/messages.ts";
import { itemStatuses } from "./domain/edition.ts";
import { formats } from "./domain/formats.ts";
import { noCounts } from "./domain/load.ts";
import { catalogueFolders } from "./folders.ts";
import { faultText, shownCounts } from "./pages/words.ts";
import { shippedProfiles } from "./profiles/shipped.ts";

const messages = Messages.read([catalogueFolders.messages]);
const keys = Object.keys(JSON.parse(readFileSync(new URL("en.json", catalogueFolders.messages), "utf8")));
const values = {
  ...{ title: "T", count: 3, code: "C", owner: "O", file: "F", reason: "R", load: 1, size: "1 B", number: 1 },
  ...{ position: 1, records: 3, done: "1", total: "2", line: 1, column: 1, id: 1, library: "L", format: "f" },
  ...{ formats: "f", first: 1, last: 999 },
  ...{
    matcher: "M",
    against: "N",
    inUse: "N",
    share: 1,
    before: 2,
    after: 1,
    joined: 2,
    divided: 1,
    a: "A",
    b: "B",
  },
  ...{ copies: 3, onLoan: 1, libraries: 2, name: "N", at: "today", kind: "same", type: "r", second: 2 },
  ...{ both: "yes", verdict: "doubtful", version: "1", score: "+1", same: "+2", different: "-2" },
  ...{ record: "N 1", reasons: "R", start: "-1", a: "A 1", b: "B 2" },
};

describe("the words about records and loads", () => {
  test.each(locales)("can all be written in %s", (locale) => {
    const t = messages.translator(locale);
    for (const key of keys) expect(t(key, values), key).not.toMatch(/[{}]|^\s*$/);
  });

  test("name every format, status, shipped profile and count that there is", () => {
    const named = [
      ...formats.map((format) => `catalogue.format.${format}`),
      ...itemStatuses.map((status) => `catalogue.status.${status}`),
      ...shippedProfiles().flatMap(({ name }) => [
        `catalogue.profile.shipped.${name}`,
        `catalogue.profile.title.${name}`,
      ]),
      ...shownCounts.map((name) => `catalogue.count.${name}-hint`),
    ];
    expect(named.filter((key) => !messages.has(key))).toEqual([]);
    expect(Object.keys(noCounts())).toEqual(expect.arrayContaining([...shownCounts]));
  });

  test("name every fault that the readers of MARC can report, and pass on what they do not know", () => {
    const source = readFileSync(new URL("../../standards/marc/fault.ts", import.meta.url), "utf8");
    const codes = [...source.matchAll(/^ {2}\| "([a-z0-9-]+)"/gm)].map((match) => match[1]!);
    const t = messages.translator("en");
    expect(codes.length).toBeGreaterThan(15);
    for (const code of codes) expect(faultText(t, code)).toBe(t(`catalogue.fault.${code}`));
    expect(faultText(t, "of-tomorrow")).toBe("of-tomorrow");
  });
});
