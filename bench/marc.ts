import { spawnSync } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Readable, type Transform } from "node:stream";
import { parseArgs } from "node:util";
import { decode } from "#standards/marc/decode.ts";
import { readFrames } from "#standards/marc/frames.ts";
import { encodeIso2709 } from "#standards/marc/iso2709.ts";
import { encodeMarcJson } from "#standards/marc/marcjson.ts";
import { encodeMarcXml, MARCXML_NAMESPACE } from "#standards/marc/marcxml.ts";
import type { MarcRecord } from "#standards/marc/record.ts";
import { generateRecords } from "./marc-records.ts";

interface Rate {
  question: string;
  recordsPerSecond: number;
  megabytesPerSecond: number;
  bestRecordsPerSecond: number;
  /** By processor time of all threads, the collector's included: steadier on a busy machine. */
  recordsPerCpuSecond: number;
}

const CHUNK = 64 * 1024;
const SAMPLE = 1000;
const YAZ_FILE_BYTES = 100_000_000;

/**
 * How fast MARC is read and written on one core. Reading is framing and decoding in full: every field and
 * every subfield becomes an object of text. Options: `--file F` (ISO 2709) instead of generated records,
 * `--records N`, `--seconds S` for each question, `--marcjs D`: a folder in which the npm package marcjs
 * is installed, to compare with it.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      file: { type: "string" },
      records: { type: "string", default: "20000" },
      seconds: { type: "string", default: "4" },
      marcjs: { type: "string" },
    },
  });
  const seconds = Number(values.seconds);
  const iso = values.file === undefined ? generated(Number(values.records)) : await readFile(values.file);
  const { count, xml, json, sample } = await inOtherFormats(iso);
  const rates = [
    await rateReading("read ISO 2709", iso, seconds),
    await rateReading("read MARCXML", xml, seconds),
    await rateReading("read MARC-in-JSON", json, seconds),
    await rateWriting("write ISO 2709", sample, writeIso2709, seconds),
    await rateWriting("write MARCXML", sample, (record) => encodeMarcXml(record).length, seconds),
  ];
  printTable(count, iso.length, rates);
  const yazRatio = await compareWithYaz(iso);
  console.log(yazRatio === null ? "yaz-marcdump: not installed" : `our time / yaz-marcdump -n: ${yazRatio}`);
  const marcjsRatio = values.marcjs === undefined ? null : await compareWithMarcjs(iso, values.marcjs);
  if (marcjsRatio !== null) console.log(`time of marcjs / our time: ${marcjsRatio}`);
  console.log(JSON.stringify({ ...summary(rates, yazRatio), marcjs_ratio: marcjsRatio }));
}

function summary(rates: Rate[], yazRatio: number | null): Record<string, unknown> {
  return {
    bench: "marc",
    cores: availableParallelism(),
    peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    iso2709_records_per_second: Math.round(rates[0]!.recordsPerSecond),
    iso2709_mb_per_second: Math.round(rates[0]!.megabytesPerSecond),
    marcxml_records_per_second: Math.round(rates[1]!.recordsPerSecond),
    yaz_ratio: yazRatio,
  };
}

function generated(count: number): Buffer {
  return Buffer.concat(generateRecords(count).map(encodeIso2709));
}

interface OtherFormats {
  count: number;
  xml: Buffer;
  json: Buffer;
  /** Few enough that holding them does not slow the collector down. */
  sample: MarcRecord[];
}

async function inOtherFormats(iso: Buffer): Promise<OtherFormats> {
  const xml = [`<?xml version="1.0"?>\n<collection xmlns="${MARCXML_NAMESPACE}">`];
  const json: string[] = [];
  const sample: MarcRecord[] = [];
  for await (const batch of readFrames(inChunks(iso))) {
    for (const frame of batch) {
      const { record } = decode(frame);
      if (record === null) continue;
      xml.push(encodeMarcXml(record, { namespace: false }));
      json.push(encodeMarcJson(record));
      if (sample.length < SAMPLE && isWritable(record)) sample.push(record);
    }
  }
  xml.push("</collection>");
  return { count: json.length, xml: Buffer.from(xml.join("\n")), json: Buffer.from(json.join("\n")), sample };
}

/** Records that ISO 2709 cannot hold are left out of the writing questions. */
function isWritable(record: MarcRecord): boolean {
  try {
    encodeIso2709(record);
    return true;
  } catch {
    return false;
  }
}

async function* inChunks(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

async function readOnce(chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let records = 0;
  for await (const batch of readFrames(chunks)) {
    for (const frame of batch) if (decode(frame).record !== null) records++;
  }
  return records;
}

async function rateReading(question: string, bytes: Buffer, seconds: number): Promise<Rate> {
  return rate(question, bytes.length, seconds, () => readOnce(inChunks(bytes)));
}

async function rateWriting(
  question: string,
  records: MarcRecord[],
  write: (record: MarcRecord) => number,
  seconds: number,
): Promise<Rate> {
  const writeAll = () => records.reduce((bytes, record) => bytes + write(record), 0);
  const bytes = writeAll();
  return rate(question, bytes, seconds, async () => {
    writeAll();
    return records.length;
  });
}

function writeIso2709(record: MarcRecord): number {
  return encodeIso2709(record).length;
}

/** Median and best of repeated passes, after a warm-up of a quarter of the time. */
async function rate(
  question: string,
  bytes: number,
  seconds: number,
  pass: () => Promise<number>,
): Promise<Rate> {
  const warm = performance.now() + seconds * 250;
  let records = 0;
  do records = await pass();
  while (performance.now() < warm);
  const times: number[] = [];
  const cpu = process.cpuUsage();
  const end = performance.now() + seconds * 750;
  do {
    const start = performance.now();
    await pass();
    times.push((performance.now() - start) / 1000);
  } while (performance.now() < end);
  const { user, system } = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)]!;
  return {
    question,
    recordsPerSecond: records / median,
    megabytesPerSecond: bytes / median / 1e6,
    bestRecordsPerSecond: records / times[0]!,
    recordsPerCpuSecond: (records * times.length * 1e6) / (user + system),
  };
}

/** Our time for a file from disk to records, divided by that of `yaz-marcdump -n`; null without yaz. */
async function compareWithYaz(iso: Buffer): Promise<number | null> {
  if (spawnSync("yaz-marcdump", ["-V"]).error !== undefined) return null;
  const folder = await mkdtemp(join(tmpdir(), "commonshelf-bench-"));
  try {
    const file = join(folder, "records.mrc");
    const copies = Math.max(1, Math.round(YAZ_FILE_BYTES / iso.length));
    await writeFile(file, Buffer.concat(new Array<Buffer>(copies).fill(iso)));
    const ratios: number[] = [];
    for (let round = 0; round < 5; round++) {
      const start = performance.now();
      await readOnce(createReadStream(file, { highWaterMark: 256 * 1024 }));
      const ours = performance.now() - start;
      spawnSync("yaz-marcdump", ["-n", file]);
      ratios.push(ours / (performance.now() - start - ours));
    }
    ratios.sort((a, b) => a - b);
    return Math.round(ratios[2]! * 100) / 100;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The time of marcjs, by its stream parser, divided by ours for the same bytes: the median of five rounds by turns. */
async function compareWithMarcjs(iso: Buffer, folder: string): Promise<number> {
  const { Marc } = createRequire(join(resolve(folder), "package.json"))("marcjs") as {
    Marc: { createStream(format: string, kind: string): Transform };
  };
  const readByMarcjs = async () => {
    let records = 0;
    const parser = Readable.from(inChunks(iso)).pipe(Marc.createStream("Iso2709", "Parser"));
    for await (const _ of parser) records++;
    return records;
  };
  await readByMarcjs();
  await readOnce(inChunks(iso));
  const ratios: number[] = [];
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    await readOnce(inChunks(iso));
    const ours = performance.now() - start;
    await readByMarcjs();
    ratios.push((performance.now() - start - ours) / ours);
  }
  ratios.sort((a, b) => a - b);
  return Math.round(ratios[2]! * 10) / 10;
}

function printTable(records: number, bytes: number, rates: Rate[]): void {
  console.log(`${records} records, ${Math.round(bytes / records)} bytes on average, one core`);
  console.table(
    rates.map((rate) => ({
      question: rate.question,
      "records/s (median)": Math.round(rate.recordsPerSecond),
      "MB/s (median)": Math.round(rate.megabytesPerSecond),
      "records/s (best)": Math.round(rate.bestRecordsPerSecond),
      "records per CPU second": Math.round(rate.recordsPerCpuSecond),
    })),
  );
}
