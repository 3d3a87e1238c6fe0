import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Invalid } from "#kernel/errors.ts";
import { decode } from "#standards/marc/decode.ts";
import { readFrames } from "#standards/marc/frames.ts";
import type { MarcRecord } from "#standards/marc/record.ts";
import {
  type ExpectedGroup,
  groupsOf,
  scoreOf,
} from "../src/modules/catalogue/domain/works/testing/work-groups.ts";
import { workKeysOf } from "../src/modules/catalogue/domain/works/work-keys.ts";
import { marcFolder } from "./marc-folder.ts";
import { generateRecords } from "./marc-records.ts";
import { readLabels, recordsById } from "./match/read-pairs.ts";

// Do records fall into works as a cataloguer would expect? The expected groups (works-expected.json) are numbers of
// records, from 1, in a file of real records that is not kept here.

/**
 * `npm run bench -- works --data DIR [--largest N] [--seconds S]`, where DIR holds `bib/*.mrc`: expected groups
 * found and missed, the largest groups over all files, how many pairs of one edition have one work (where DIR has
 * `dedup/goldfinch`), and the time that one record takes.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: "string" },
      largest: { type: "string", default: "10" },
      seconds: { type: "string", default: "3" },
    },
  });
  if (values.data === undefined) {
    throw new Invalid("bench.no-data", "Say where the records are: --data DIR, a folder with bib/*.mrc.");
  }
  const data = marcFolder(values.data);
  const expected: { file: string; groups: ExpectedGroup[] } = JSON.parse(
    readFileSync(new URL("./works-expected.json", import.meta.url), "utf8"),
  );
  const records = await readRecords(join(data, expected.file));
  const groups = groupsOf(records);
  const score = scoreOf(expected.groups, (record) => groups[record - 1]!);
  console.table(
    score.groups
      .filter((group) => group.expected > 1 || group.intruding.length > 0)
      .map((group) => ({
        group: group.name.slice(0, 60),
        expected: group.expected,
        found: group.found,
        missing: group.missing.join(" "),
        intruding: group.intruding.join(" "),
      })),
  );
  const all = await readAll(join(data, "bib"));
  const sizes = printLargest(all, Number(values.largest));
  const [real, seconds] = [all.map(({ record }) => record), Number(values.seconds)];
  console.log(
    JSON.stringify({
      bench: "works",
      records: expected.groups.flatMap((group) => group.records).length,
      groups: expected.groups.length,
      pair_precision: rounded(score.precision),
      pair_recall: rounded(score.recall),
      missing: sum(score.groups.map((group) => group.missing.length)),
      intruding: sum(score.groups.map((group) => group.intruding.length)),
      all_records: all.length,
      ...sizes,
      ...(await pairsIn(join(data, "dedup/goldfinch"))),
      cpu_us_per_record: timeOf(real, seconds),
      cpu_us_per_generated_record: timeOf(generateRecords(2000), seconds),
    }),
  );
}

interface Named {
  /** File and number, from 1, as the lists beside the records write it. */
  readonly name: string;
  readonly record: MarcRecord;
}

async function readAll(folder: string): Promise<Named[]> {
  const all: Named[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(".mrc")) continue;
    const records = await readRecords(join(folder, file));
    records.forEach((record, index) => {
      all.push({ name: `${file.slice(0, -4)}#${index + 1}`, record });
    });
  }
  return all;
}

/** A frame that is no record stands as an empty one, so that the numbers stay those of the file. */
async function readRecords(path: string): Promise<MarcRecord[]> {
  const bytes = readFileSync(path);
  const records: MarcRecord[] = [];
  for await (const batch of readFrames(oneChunk(bytes))) {
    for (const frame of batch) records.push(decode(frame).record ?? { leader: " ".repeat(24), fields: [] });
  }
  return records;
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Names the members of the largest groups: whoever fears that works are joined wrongly looks at these. */
function printLargest(all: readonly Named[], most: number) {
  const numbers = groupsOf(all.map(({ record }) => record));
  const groups = [...Map.groupBy(all, (_, index) => numbers[index]!).values()];
  groups.sort((a, b) => b.length - a.length);
  for (const group of groups.slice(0, most)) {
    const names = group.slice(0, 6).map(({ name }) => name);
    console.log(`${String(group.length).padStart(4)} ${names.join(" ")}${group.length > 6 ? " ..." : ""}`);
  }
  const ranks = [0, 0, 0, 0];
  let aliases = 0;
  for (const { record } of all) {
    const keys = workKeysOf(record);
    ranks[keys.rank]!++;
    aliases += keys.aliases.length;
  }
  return { all_groups: groups.length, largest: groups[0]!.length, ranks, aliases };
}

/** Pairs labelled as one edition or as two, and how many of each have one work. */
async function pairsIn(folder: string): Promise<Record<string, number>> {
  if (!existsSync(folder)) return {};
  const byId = await recordsById(join(folder, "records.jsonl.gz"));
  const ids = [...byId.keys()];
  const groups = groupsOf([...byId.values()]);
  const groupOf = new Map(ids.map((id, index) => [id, groups[index]!]));
  const labels = readLabels(join(folder, "labels.csv"));
  const share = (same: boolean) => {
    const pairs = labels.filter((pair) => pair.same === same);
    const joined = pairs.filter(({ ids: [a, b] }) => groupOf.get(a) === groupOf.get(b));
    return rounded((100 * joined.length) / pairs.length);
  };
  return {
    one_edition_one_work_percent: share(true),
    two_editions_one_work_percent: share(false),
    pairs_largest: Math.max(
      ...Map.groupBy(groups, (group) => group)
        .values()
        .map((group) => group.length),
    ),
  };
}

const handful = 100;

/**
 * Microseconds of processor time a record. Each handful is read five times in a row, and the first does not count:
 * a load reads a record when it has just been decoded, not from cold memory.
 */
function timeOf(records: readonly MarcRecord[], seconds: number): number {
  let [spent, count] = [0, 0];
  const end = performance.now() + seconds * 1000;
  do {
    for (let at = 0; at < records.length; at += handful) {
      const few = records.slice(at, at + handful);
      for (const record of few) workKeysOf(record);
      const before = process.threadCpuUsage();
      for (let round = 0; round < 4; round++) for (const record of few) workKeysOf(record);
      const { user, system } = process.threadCpuUsage(before);
      spent += user + system;
      count += few.length * 4;
    }
  } while (performance.now() < end);
  return rounded(spent / count);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function rounded(number: number): number {
  return Number(number.toFixed(4));
}
