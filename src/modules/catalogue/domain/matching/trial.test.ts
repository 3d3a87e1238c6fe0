import { expect, test } from "vitest";
import { addCounts, comparePartitions, noTrialCounts } from "./trial.ts";

const placed = (...editions: number[]) => editions.map((edition, n) => ({ name: `XX-A ${n}`, edition }));

test("editions that stay as they are count as no change", () => {
  const { counts, examples } = comparePartitions(placed(7, 7, 8), [[0, 1], [2]]);
  expect(counts).toEqual({ before: 2, after: 2, joined: 0, divided: 0, records: 0, of: 3 });
  expect(examples).toEqual([]);
});

test("an edition that is divided is told with its parts", () => {
  const { counts, examples } = comparePartitions(placed(7, 7, 7, 8), [[0, 2], [1], [3]]);
  expect(counts).toEqual({ before: 2, after: 3, joined: 0, divided: 1, records: 3, of: 4 });
  expect(examples).toEqual([
    { before: [["XX-A 0", "XX-A 1", "XX-A 2"]], after: [["XX-A 0", "XX-A 2"], ["XX-A 1"]] },
  ]);
});

test("editions that become one are told once", () => {
  const { counts, examples } = comparePartitions(placed(7, 8, 9), [[0, 1], [2]]);
  expect(counts).toEqual({ before: 3, after: 2, joined: 2, divided: 0, records: 2, of: 3 });
  expect(examples).toEqual([{ before: [["XX-A 0"], ["XX-A 1"]], after: [["XX-A 0", "XX-A 1"]] }]);
});

test("a record that moves from one edition to another divides the one and joins the other", () => {
  const { counts, examples } = comparePartitions(placed(7, 7, 8), [[0], [1, 2]]);
  expect(counts).toEqual({ before: 2, after: 2, joined: 2, divided: 1, records: 3, of: 3 });
  expect(examples).toHaveLength(1);
});

test("what hangs together is counted with its lowest edition only, so that stretches add up", () => {
  const records = placed(1, 2, 2, 3, 4, 9);
  const clusters = [[0], [1, 2, 4], [3, 5]];
  const whole = comparePartitions(records, clusters);
  const stretches = [
    [0, 2],
    [2, 4],
    [4, 9],
  ].map(([from, to]) => comparePartitions(records, clusters, (lowest) => lowest > from! && lowest <= to!));
  expect(stretches.map(({ counts }) => counts).reduce(addCounts)).toEqual(whole.counts);
  expect(stretches.flatMap(({ examples }) => examples)).toEqual(whole.examples);
  expect(stretches[2]!.counts).toEqual(noTrialCounts);
});
