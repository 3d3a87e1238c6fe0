import fc from "fast-check";
import { expect, test } from "vitest";
import type { TrialExample } from "./trial.ts";
import { kindsOf, mostNames, mostOfKind, sampleOf, shortened } from "./trial-examples.ts";

const join = (n: number): TrialExample => ({
  before: [[`XX-A ${n}`], [`XX-B ${n}`]],
  after: [[`XX-A ${n}`, `XX-B ${n}`]],
});
const divide = (n: number): TrialExample => ({ before: join(n).after, after: join(n).before });

test("an example says whether editions are joined, divided or both", () => {
  expect(kindsOf(join(1))).toEqual(["joined"]);
  expect(kindsOf(divide(1))).toEqual(["divided"]);
  expect(kindsOf({ before: [["a", "b"], ["c"]], after: [["a"], ["b", "c"]] })).toEqual(["joined", "divided"]);
});

test("the sample is the same in whatever order and pieces the examples are found", () => {
  const all = [...Array(700).keys()].map((n) => (n % 9 === 0 ? divide(n) : join(n)));
  const whole = sampleOf(all);
  expect(whole).toHaveLength(2 * mostOfKind - Math.max(0, mostOfKind - 78));
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), fc.nat(699), (found, cut) => {
      const first = sampleOf(found.slice(0, cut));
      expect(sampleOf([...first, ...found.slice(cut)])).toEqual(whole);
    }),
    { numRuns: 20 },
  );
});

test("the sample is drawn from the whole catalogue, and a rare kind has its place in it", () => {
  const all = [...Array(2_000).keys()].map((n) => (n % 50 === 0 ? divide(n) : join(n)));
  const kept = sampleOf(all);
  expect(kept.filter((example) => kindsOf(example).includes("divided"))).toHaveLength(40);
  const numbers = kept.map(({ before }) => Number(before[0]![0]!.slice(5)));
  for (const from of [0, 500, 1_000, 1_500])
    expect(numbers.filter((n) => n >= from && n < from + 500).length).toBeGreaterThan(15);
});

test("a very large example keeps some records of each group, the same now and then", () => {
  const names = [...Array(500).keys()].map((n) => `XX-A ${n}`);
  const large = { before: [names], after: [names.slice(0, 498), [names[498]!], [names[499]!]] };
  const { before, after, leftOut } = shortened(large);
  expect(before.flat()).toHaveLength(mostNames);
  expect(after.flat().sort()).toEqual(before.flat().sort());
  expect(after).toHaveLength(3);
  expect(leftOut).toBe(500 - mostNames);
  expect(shortened(join(1))).toEqual(join(1));
});
