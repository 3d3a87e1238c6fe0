import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { decode } from "#standards/marc/decode.ts";
import type { Fault } from "#standards/marc/fault.ts";
import { readFrames } from "#standards/marc/frames.ts";
import { marcFolder } from "./marc-folder.ts";

/** What became of the records of some files. */
interface Tally {
  frames: number;
  clean: number;
  repaired: number;
  quarantined: number;
  refusedFiles: number;
  /** Per fault code: records it was repaired in, records quarantined for it, times it occurred. */
  faults: Map<string, { repaired: number; quarantined: number; times: number }>;
}

/**
 * How faulty records fare: reads every file of the folders `broken` and `marc8` below `--data DIR` (or
 * of those named by `--folders a,b`) and prints two Markdown tables, one by folder and file, one by
 * fault, as they stand in docs/marc-faults.md, and a line of JSON.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: "string" },
      folders: { type: "string", default: "broken,marc8" },
      files: { type: "boolean", default: false },
    },
  });
  if (values.data === undefined) {
    console.log("Nothing to read: say --data DIR, a folder that holds folders of MARC files.");
    return;
  }
  const data = marcFolder(values.data);
  const totals = new Map<string, Tally>();
  for (const folder of values.folders.split(",")) {
    const total = emptyTally();
    for (const file of (await readdir(join(data, folder))).sort()) {
      const tally = emptyTally();
      await readFile(join(data, folder, file), [tally, total]);
      if (values.files) totals.set(`${folder}/${file}`, tally);
    }
    totals.set(folder, total);
  }
  printOutcomes(totals);
  for (const folder of values.folders.split(",")) printFaults(folder, totals.get(folder)!);
  console.log(JSON.stringify({ bench: "marc-faults", ...Object.fromEntries([...totals].map(summary)) }));
}

function emptyTally(): Tally {
  return { frames: 0, clean: 0, repaired: 0, quarantined: 0, refusedFiles: 0, faults: new Map() };
}

async function readFile(path: string, tallies: Tally[]): Promise<void> {
  const reader = readFrames(createReadStream(path));
  for await (const batch of reader) {
    for (const frame of batch) {
      const { record, faults } = decode(frame);
      for (const tally of tallies) count(tally, record !== null, faults);
    }
  }
  if (reader.ending?.kind === "refused") for (const tally of tallies) tally.refusedFiles++;
}

function count(tally: Tally, read: boolean, faults: readonly Fault[]): void {
  tally.frames++;
  if (!read) tally.quarantined++;
  else if (faults.length === 0) tally.clean++;
  else tally.repaired++;
  for (const fault of faults) entryOf(tally, fault.code).times++;
  for (const code of new Set(faults.map((fault) => fault.code))) {
    const unrepaired = faults.some((fault) => fault.code === code && fault.repair === undefined);
    if (read) entryOf(tally, code).repaired++;
    else if (unrepaired) entryOf(tally, code).quarantined++;
  }
}

function entryOf(tally: Tally, code: string): { repaired: number; quarantined: number; times: number } {
  const entry = tally.faults.get(code) ?? { repaired: 0, quarantined: 0, times: 0 };
  tally.faults.set(code, entry);
  return entry;
}

function printOutcomes(totals: Map<string, Tally>): void {
  console.log("| files | frames | in order | read after repair | quarantined | files refused |");
  console.log("|---|---|---|---|---|---|");
  for (const [name, { frames, clean, repaired, quarantined, refusedFiles }] of totals) {
    console.log(`| ${name} | ${frames} | ${clean} | ${repaired} | ${quarantined} | ${refusedFiles} |`);
  }
}

function printFaults(folder: string, { faults }: Tally): void {
  console.log(`\n| fault in ${folder} | records repaired | quarantined for it | times |`);
  console.log("|---|---|---|---|");
  for (const [code, { repaired, quarantined, times }] of [...faults].sort(([a], [b]) => a.localeCompare(b))) {
    console.log(`| \`${code}\` | ${repaired} | ${quarantined} | ${times} |`);
  }
  console.log();
}

function summary([name, tally]: [string, Tally]): [string, Record<string, number>] {
  const { frames, clean, repaired, quarantined, refusedFiles: refused } = tally;
  return [name, { frames, clean, repaired, quarantined, refused }];
}
