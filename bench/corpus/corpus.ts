import { once } from "node:events";
import { createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import { join } from "node:path";
import { encodeIso2709 } from "#standards/marc/iso2709.ts";
import { catalogue } from "./cataloguer.ts";
import { makeEdition } from "./edition.ts";
import { Random } from "./random.ts";

/** One library's file of the corpus. */
export interface CorpusFile {
  readonly isil: string;
  readonly path: string;
  readonly records: number;
}

/**
 * Writes a generated union catalogue: `records` records of `libraries` libraries, 1.5 to 2.5 holdings for
 * each edition, ISO 2709 in UTF-8. A control number begins with the number of its edition, which is the
 * truth that matching is measured against. One record in a thousand is broken.
 *
 * @param directory made where it does not exist
 */
export async function writeCorpus(
  directory: string,
  records: number,
  libraries: number,
  seed = 1,
): Promise<CorpusFile[]> {
  mkdirSync(directory, { recursive: true });
  const random = new Random(seed);
  const files = Array.from({ length: libraries }, (_, n) => {
    const isil = `ZZ-BENCH${n + 1}`;
    const path = join(directory, `${isil}.mrc`);
    return { isil, path, records: 0, stream: createWriteStream(path, { highWaterMark: 4 << 20 }) };
  });
  for (let number = 0, written = 0; written < records; number++) {
    const edition = makeEdition(number, seed);
    const holders = Math.min(libraries, records - written, holdersOf(random));
    let library = random.rank(libraries);
    for (let i = 0; i < holders; i++, written++, library = (library + 1 + random.below(3)) % libraries) {
      const file = files[library]!;
      const record = catalogue(
        edition,
        `${number}-${written}`,
        random,
        `3${String(written).padStart(9, "0")}`,
      );
      const bytes = encodeIso2709(record);
      await write(file.stream, written % 1_000 === 999 ? broken(bytes, random) : bytes);
      file.records++;
    }
  }
  await Promise.all(files.map(({ stream }) => new Promise((done) => stream.end(done))));
  return files.map(({ isil, path, records }) => ({ isil, path, records }));
}

/** One to six libraries, two on average. */
function holdersOf(random: Random): number {
  const kind = random.next();
  return kind < 0.45 ? 1 : kind < 0.75 ? 2 : kind < 0.9 ? 3 : 4 + random.below(3);
}

async function write(stream: WriteStream, bytes: Buffer): Promise<void> {
  if (!stream.write(bytes)) await once(stream, "drain");
}

/** The faults that files really have: a wrong length, a wrong base address, bytes lost from the middle, no fields. */
function broken(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  switch (random.below(4)) {
    case 0:
      copy.write("99999", 0, "latin1");
      return copy;
    case 1:
      copy.write("00011", 12, "latin1");
      return copy;
    case 2:
      return Buffer.concat([copy.subarray(0, 60), copy.subarray(90)]);
    default:
      return Buffer.concat([copy.subarray(0, 24), Buffer.from([0x1e, 0x1d])]);
  }
}
