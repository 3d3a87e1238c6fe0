import { expect, test } from "vitest";
import type { MarcRecord } from "#standards/marc/record.ts";
import { decidingPair } from "./deciding-pair.ts";
import type { Matcher } from "./matcher.ts";
import { traitsOf } from "./traits.ts";

const matcher: Matcher = {
  ...{ version: "test", start: 0, same: 3, different: -3 },
  weights: { "title-equal": 4, "isbn-same": 2, "isbn-differs": -9 },
};

function book(title: string, isbn?: string): MarcRecord {
  const field = (tag: string, value: string) => ({ tag, ind: "10", subfields: [{ code: "a", value }] });
  return {
    leader: "00000cam a2200000 a 4500",
    fields: [
      { tag: "008", value: "260101s2001    xx      r     000 0 eng d" },
      ...(isbn ? [field("020", isbn)] : []),
      field("245", title),
    ],
  };
}

const first = "9780306406157";
const second = "9780131103627";
const traits = new Map(
  Object.entries({
    "XX-A 1": book("Harbour lights", first),
    "XX-B 1": book("Harbour lights", first),
    "XX-C 1": book("Harbour lights", second),
    "XX-D 1": book("Orchards in winter", first),
    "XX-E 1": book("Harbour lights"),
  }).map(([name, record]) => [name, traitsOf(record)]),
);
const traitsOfName = (name: string) => traits.get(name);

test("editions are joined by the likeliest pair of those that come together", () => {
  const example = { before: [["XX-A 1", "XX-E 1"], ["XX-B 1"]], after: [["XX-A 1", "XX-B 1", "XX-E 1"]] };
  const pair = decidingPair(example, "joined", traitsOfName, matcher)!;
  expect([pair.a, pair.b, pair.explanation.verdict]).toEqual(["XX-A 1", "XX-B 1", "same"]);
  expect(pair.explanation.statements.slice(0, 2).map(({ code }) => code)).toEqual([
    "title-equal",
    "isbn-same",
  ]);
});

test("an edition is divided by a pair that is surely different, though the others are not", () => {
  const example = { before: [["XX-A 1", "XX-C 1", "XX-E 1"]], after: [["XX-A 1", "XX-E 1"], ["XX-C 1"]] };
  const pair = decidingPair(example, "divided", traitsOfName, matcher)!;
  expect([pair.a, pair.b, pair.explanation.verdict]).toEqual(["XX-A 1", "XX-C 1", "different"]);
});

test("a part may be kept away by a record that was never in the same edition with it", () => {
  const example = { before: [["XX-A 1"], ["XX-C 1", "XX-E 1"]], after: [["XX-A 1", "XX-E 1"], ["XX-C 1"]] };
  const pair = decidingPair(example, "divided", traitsOfName, matcher)!;
  expect([pair.a, pair.b, pair.explanation.verdict]).toEqual(["XX-A 1", "XX-C 1", "different"]);
});

test("where nothing is surely different, an edition is divided by the likeliest pair, which is not likely enough", () => {
  const example = { before: [["XX-A 1", "XX-B 1", "XX-D 1"]], after: [["XX-A 1", "XX-B 1"], ["XX-D 1"]] };
  const pair = decidingPair(example, "divided", traitsOfName, matcher)!;
  expect([pair.b, pair.explanation.verdict, pair.explanation.score]).toEqual(["XX-D 1", "doubtful", 2]);
});

test("there is none where a record is gone", () => {
  const example = { before: [["XX-A 1"], ["XX-Z 1"]], after: [["XX-A 1", "XX-Z 1"]] };
  expect(decidingPair(example, "joined", traitsOfName, matcher)).toBeUndefined();
});
