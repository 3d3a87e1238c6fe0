import type { Database } from "#kernel/database/database.ts";
import { addJob } from "#kernel/jobs.ts";
import { decode } from "#standards/marc/decode.ts";
import {
  nextVersions,
  type RereadVersion,
  readingVersion,
  type StoredVersion,
  setReadingVersion,
  storeReread,
  type WalkPosition,
} from "../db/reread.ts";
import { unsettle } from "../db/settling.ts";
import { insertWorkLinks } from "../db/works.ts";
import { traitsOf, traitsToText } from "../domain/matching/traits.ts";
import { lacksOf } from "../domain/quality.ts";
import { workKeysOf } from "../domain/works/work-keys.ts";
import { settle } from "./settle.ts";

export const rereadJob = "catalogue.reread";

/**
 * How records are read for matching, works and quality. To be raised when what is stored of them changes:
 * the next start then reads all records again, from their own bytes, while the service runs.
 */
const currentReading = 1;

const atOnce = 300;

/** Puts the reading of all records in line where they were last read by an older version of the program. */
export async function rereadWhereOld(database: Database): Promise<void> {
  if ((await readingVersion(database)) >= currentReading) return;
  const [first] = await nextVersions(database, { source: 0, controlNumber: "", version: 0 }, 1);
  if (!first) return setReadingVersion(database, currentReading);
  await database.transaction((tx) =>
    addJob(tx, rereadJob, {}, { queue: "catalogue-matching", key: rereadJob }),
  );
}

/** The job that reads all records again. */
export function reread(database: Database) {
  return async (): Promise<void> => {
    let position: WalkPosition = { source: 0, controlNumber: "", version: 0 };
    for (;;) {
      const versions = await nextVersions(database, position, atOnce);
      if (versions.length === 0) break;
      position = versions.at(-1)!;
      const rows = versions.map(readAgain);
      const links = rows.flatMap(({ works: { key, aliases } }) =>
        key === null ? [] : aliases.map((alias) => [key, alias] as const),
      );
      await database.transaction(async (tx) => {
        await storeReread(tx, rows);
        await insertWorkLinks(tx, links);
        await unsettle(tx, [...new Set(versions.map(({ edition }) => edition))]);
      });
      await settle(database);
    }
    await setReadingVersion(database, currentReading);
  };
}

function readAgain({ source, controlNumber, version, format, bytes, profile }: StoredVersion): RereadVersion {
  const frame = { bytes, offset: 0, number: 1, format, fault: null, charset: null };
  const { record } = decode(frame, { encoding: profile?.encoding ?? "auto" });
  const at = { source, controlNumber, version };
  // It was readable when it was stored; should a newer decoder think otherwise, it stands alone.
  if (!record) return { ...at, traits: "", works: { key: null, rank: 0, aliases: [] }, lacks: 0 };
  return { ...at, traits: traitsToText(traitsOf(record)), works: workKeysOf(record), lacks: lacksOf(record) };
}
