import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { encodeIso2709 } from "#standards/marc/iso2709.ts";
import { encodeMarcJson } from "#standards/marc/marcjson.ts";
import { encodeMarcXml, MARCXML_NAMESPACE } from "#standards/marc/marcxml.ts";
import type { MarcRecord } from "#standards/marc/record.ts";
import { catalogue } from "./cataloguing.ts";
import { type DemoHolding, holdingsOf } from "./holdings.ts";
import { demoNetwork } from "./libraries.ts";
import type { DemoFileFormat, DemoLibrary } from "./network.ts";

/** One written file. */
export interface DemoFile {
  isil: string;
  /** Path of the file. */
  file: string;
  /** Name of the load profile that reads it. */
  profile: string;
  records: number;
}

/** The day around which days of return lie when none is given: the demo knows no clock. */
export const demoDay = "2026-12-01";

/** The records of one library, in the order of its control numbers. */
export function recordsOf(library: DemoLibrary, today: string = demoDay): MarcRecord[] {
  return holdings(today)
    .get(library.isil)!
    .map((holding) => catalogue(holding, library));
}

function holdings(today: string): Map<string, DemoHolding[]> {
  return holdingsOf(demoNetwork.libraries, today);
}

/**
 * Writes the catalogue of each demo library as its local system would export it.
 *
 * @param directory made where it is missing; files of the same name are replaced
 * @param options.today `YYYY-MM-DD`, for the days of return of what is on loan
 */
export async function writeDemoFiles(
  directory: string,
  options: { today?: string } = {},
): Promise<DemoFile[]> {
  await mkdir(directory, { recursive: true });
  const held = holdings(options.today ?? demoDay);
  const written: DemoFile[] = [];
  for (const library of demoNetwork.libraries) {
    const records = held.get(library.isil)!.map((holding) => catalogue(holding, library));
    const { extension, encode } = formats[library.fileFormat];
    const file = join(directory, `${library.isil.toLowerCase()}${extension}`);
    await writeFile(file, encode(records));
    written.push({ isil: library.isil, file, profile: library.profile, records: records.length });
  }
  return written;
}

const formats: Record<
  DemoFileFormat,
  { extension: string; encode: (records: MarcRecord[]) => Buffer | string }
> = {
  iso2709: { extension: ".mrc", encode: (records) => Buffer.concat(records.map(encodeIso2709)) },
  "iso2709-gzip": {
    extension: ".mrc.gz",
    encode: (records) => gzipSync(Buffer.concat(records.map(encodeIso2709))),
  },
  marcxml: { extension: ".xml", encode: asCollection },
  "marcjson-lines": {
    extension: ".jsonl",
    encode: (records) => records.map((each) => `${encodeMarcJson(each)}\n`).join(""),
  },
};

function asCollection(records: MarcRecord[]): string {
  const body = records.map((each) => encodeMarcXml(each, { namespace: false })).join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="${MARCXML_NAMESPACE}">\n${body}\n</collection>\n`;
}
