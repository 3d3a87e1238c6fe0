import type { Database, Transaction } from "#kernel/database/database.ts";
import { Conflict, Invalid } from "#kernel/errors.ts";
import { giveUpOthers, insertLoad, setLoadState, whileLocked } from "../db/loads.ts";
import { advanceEpoch, holdEpoch, unsettleRemaining } from "../db/settling.ts";
import { findSource, isEmpty, type Source } from "../db/sources.ts";
import { endRecords, stageChanges } from "../db/staging.ts";
import { storedRecords } from "../db/stored-records.ts";
import { activateVersion, clearStaged, forgetReplaced } from "../db/versions.ts";
import { type LoadCounts, noCounts } from "../domain/load.ts";
import { shippedProfile } from "../profiles/shipped.ts";
import { inWords, tellUnsettled } from "./failed-load.ts";
import { announceLoad, noVersion } from "./finished-load.ts";
import { settle } from "./settle.ts";

/** Control numbers asked about at once. */
const pieceSize = 5_000;

export interface DeleteRequest {
  /** ISIL of the library whose records these are. */
  readonly library: string;
  readonly controlNumbers: readonly string[];
  /** The list they came from, as the loads name it. */
  readonly list: { readonly name: string; readonly size: number };
  readonly startedBy?: string;
}

export interface DeleteOutcome {
  readonly load: number;
  readonly state: "active";
  /** `read`: numbers given; `removed`: records taken away; `repeated`: numbers given twice. */
  readonly counts: LoadCounts;
  /** Numbers of which the library has no record, in the order given. */
  readonly notFound: readonly string[];
}

/**
 * Takes away a library's records by their control numbers: a delta that only deletes. All of it happens or nothing
 * does, in one transaction, so that there is nothing to resume; it can be taken back like any load. An unfinished
 * load of the library is given up, as by a newer load.
 *
 * @throws Invalid where the library has no records at all
 * @throws Conflict when a load of this library is under way
 */
export async function deleteRecords(database: Database, request: DeleteRequest): Promise<DeleteOutcome> {
  const { library } = request;
  try {
    const found = await findSource(database, library);
    if (!found || (await isEmpty(database, found.id)))
      throw new Invalid(
        "catalogue.no-records",
        `${library} has no records here. Look at the name of the library: "commonshelf load list" shows which have some.`,
        { params: { library } },
      );
    const outcome = await whileLocked(database, found.id, () => deleteLocked(database, request));
    if (outcome) return outcome;
  } catch (error) {
    throw inWords(error, database);
  }
  throw new Conflict(
    "catalogue.load-under-way",
    `A load for ${library} is under way. Wait until it has finished, or stop it.`,
    { params: { library } },
  );
}

async function deleteLocked(database: Database, request: DeleteRequest): Promise<DeleteOutcome> {
  // Read under the lock: a load may just have finished.
  const source = (await findSource(database, request.library))!;
  await clearStaged(database, source.id, source.version);
  await forgetReplaced(database, source.id, source.version);
  const outcome = await database.transaction((tx) => deleteIn(tx, source, request));
  // The records are gone. Should this be interrupted, the job that settles goes on with it.
  await settle(database).catch(tellUnsettled);
  return outcome;
}

async function deleteIn(tx: Transaction, source: Source, request: DeleteRequest): Promise<DeleteOutcome> {
  const { library, list, startedBy = null, controlNumbers } = request;
  const version = source.version + 1;
  const profile = source.profile ?? shippedProfile("plain");
  const kind = "delta" as const;
  const entered = { source: source.id, version, kind, files: [list], profile, startedBy };
  const load = await insertLoad(tx, { ...entered, state: "running" });
  await giveUpOthers(tx, source.id, load);

  const { prefix = "" } = profile.controlNumber;
  const wanted = [...new Set(controlNumbers.map((number) => withoutPrefix(number, prefix)))];
  const notFound: string[] = [];
  for (let at = 0; at < wanted.length; at += pieceSize)
    notFound.push(...(await endPiece(tx, source.id, version, wanted.slice(at, at + pieceSize))));

  const read = controlNumbers.length;
  const removed = wanted.length - notFound.length;
  const counts = { ...noCounts(), read, deleted: wanted.length, removed, repeated: read - wanted.length };
  if (removed > 0) {
    await holdEpoch(tx);
    await advanceEpoch(tx);
    await activateVersion(tx, source.id, version);
  }
  await setLoadState(tx, load, "active", { counts, version: removed > 0 ? version : noVersion });
  await announceLoad(tx, { load, library, counts });
  return { load, state: "active", counts, notFound };
}

/** Ends those of some records that are there. @returns the numbers of those that are not */
async function endPiece(
  tx: Transaction,
  source: number,
  version: number,
  wanted: readonly string[],
): Promise<string[]> {
  const stored = await storedRecords(tx, source, version, wanted);
  const editions = [...new Set([...stored.values()].flatMap(({ live }) => (live ? [live.edition] : [])))];
  await endRecords(tx, source, version, [...stored.keys()]);
  await stageChanges(tx, source, version, editions);
  await unsettleRemaining(tx, editions);
  return wanted.filter((number) => !stored.has(number));
}

/** A number as it is stored: the profile may say that the records' numbers begin with a mark that is left out. */
function withoutPrefix(number: string, prefix: string): string {
  const cut = prefix && number.startsWith(prefix) ? number.slice(prefix.length).trim() : number;
  return cut === "" ? number : cut;
}
