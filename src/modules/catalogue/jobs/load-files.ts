import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Database, Transaction } from "#kernel/database/database.ts";
import { Conflict, Invalid } from "#kernel/errors.ts";
import { readFrames } from "#standards/marc/frames.ts";
import {
  beginRun,
  findLoad,
  giveUpOthers,
  insertLoad,
  noteProgress,
  setLoadState,
  unfinishedLoad,
  whileLocked,
} from "../db/loads.ts";
import { matcherInUse } from "../db/matcher-in-use.ts";
import { forgetQuarantined } from "../db/quarantine.ts";
import {
  advanceEpoch,
  currentEpoch,
  decidedNames,
  holdEpoch,
  unsettleRemaining,
  unsettleVersion,
} from "../db/settling.ts";
import { isEmpty, keepProfile, type Source, sourceOf } from "../db/sources.ts";
import { endRecords, stageChanges } from "../db/staging.ts";
import { countLive, eachLiveRecord } from "../db/stored-records.ts";
import { activateVersion, clearStaged, forgetReplaced } from "../db/versions.ts";
import { fingerprinter } from "../domain/fingerprint.ts";
import {
  type LoadCounts,
  type LoadFile,
  type LoadKind,
  type LoadProgress,
  type LoadSummary,
  noCounts,
} from "../domain/load.ts";
import type { LoadProfile } from "../domain/profile.ts";
import { shippedProfile } from "../profiles/shipped.ts";
import { inWords, noteFailure, tellUnsettled } from "./failed-load.ts";
import { announceLoad, noVersion } from "./finished-load.ts";
import { LoadBatches } from "./load-batch.ts";
import { type Reading, readAll } from "./read-files.ts";
import { settle } from "./settle.ts";

export interface LoadRequest {
  /** ISIL of the library whose records these are. */
  readonly library: string;
  readonly files: readonly LoadFile[];
  readonly kind: LoadKind;
  /** The library's own profile is used where none is given, and `plain` where it has none. */
  readonly profile?: LoadProfile;
  /** Goes on with the load that was stopped or failed, rather than starting anew. */
  readonly resume?: boolean;
  /** A load that was entered before (an upload), to be run now. */
  readonly load?: number;
  readonly startedBy?: string;
  /** Which library a symbol in the file means: from the directory. */
  readonly ownerOf?: (symbol: string) => string | undefined;
  readonly signal?: AbortSignal;
}

export interface LoadOutcome {
  readonly load: number;
  /** `active`: readers see it. `stopped`: it was asked to stop and can be resumed. */
  readonly state: "active" | "stopped";
  readonly counts: LoadCounts;
}

interface Run extends Reading {
  /** What had been placed when the load began (db/settling.ts). */
  readonly epoch: number;
  readonly request: LoadRequest;
  readonly source: Source;
  readonly version: number;
  readonly profile: LoadProfile;
}

/** Names a file for a load, with its size. @throws Invalid when it cannot be read */
export async function fileToLoad(path: string, name = path): Promise<LoadFile> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile())
    throw new Invalid("catalogue.no-file", `There is no file ${path} to read.`, { params: { path } });
  return { name, path, size: found.size };
}

/**
 * Loads files of MARC records for one library, from reading them to readers seeing them.
 *
 * Whatever interrupts it, readers keep what they had; `resume` goes on where it was, since records that
 * are staged already are passed over like unchanged ones.
 *
 * @throws Invalid when a file is no MARC (the sentence says what it seems to be)
 * @throws Conflict when another load of this library is under way
 * @throws Unavailable when the disk is full or the database goes away; within seconds, and it can be resumed
 */
export async function loadFiles(
  database: Database,
  request: LoadRequest,
  onProgress: (progress: LoadProgress) => void = () => {},
): Promise<LoadOutcome> {
  for (const file of request.files) await refuseStrangeFile(file);
  const outcome = await runLocked(database, request, onProgress).catch((error: unknown) => {
    throw inWords(error, database);
  });
  if (outcome) return outcome;
  throw new Conflict(
    "catalogue.load-under-way",
    `A load for ${request.library} is under way. Wait until it has finished, or stop it.`,
    { params: { library: request.library } },
  );
}

async function runLocked(...[database, request, onProgress]: Required<Parameters<typeof loadFiles>>) {
  const source = await sourceOf(database, request.library);
  return whileLocked(database, source.id, () => run(database, request, onProgress));
}

/** Reads only the head of a file. */
async function refuseStrangeFile(file: LoadFile): Promise<void> {
  const stream = createReadStream(file.path);
  try {
    const format = await readFrames(stream).format;
    if (typeof format === "string") return;
    throw new Invalid("catalogue.not-marc", `${file.name}: ${format.unknown}`, {
      params: { file: file.name },
    });
  } finally {
    stream.destroy();
  }
}

async function run(
  database: Database,
  request: LoadRequest,
  onProgress: (progress: LoadProgress) => void,
): Promise<LoadOutcome> {
  // Read again under the lock: another process may just have finished.
  const source = await sourceOf(database, request.library);
  const unfinished = request.resume ? await loadToResume(database, request, source) : undefined;
  const profile = request.profile ?? unfinished?.profile ?? source.profile ?? shippedProfile("plain");
  const { load, runner } = await begin(database, request, source, profile, unfinished?.id);
  const context = {
    database,
    source: source.id,
    load,
    version: source.version + 1,
    kind: request.kind,
    profile,
    fingerprintOf: fingerprinter(profile),
    first: await isEmpty(database, source.id),
    ownerOf: request.ownerOf ?? (() => undefined),
    isil: request.library,
    decided: await decidedNames(database),
    epoch: await currentEpoch(database),
    matcher: await matcherInUse(database),
  };
  const batches = new LoadBatches(context, noCounts());
  const { files, signal } = request;
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const progress = { total, onProgress, bytes: 0, noted: 0 };
  const state: Run = { ...context, request, source, runner, batches, files, signal, ...progress };
  try {
    if ((await readAll(state)) === "stopped") return await stopped(state);
    await finish(state);
  } catch (error) {
    const failure = inWords(error, database);
    await noteFailure(state, failure);
    throw failure;
  }
  // The load is in effect. Should this be interrupted, the job that settles goes on with it.
  await settle(database).catch(tellUnsettled);
  return { load, state: "active", counts: batches.counts };
}

async function loadToResume(
  database: Database,
  { library, kind, load }: LoadRequest,
  source: Source,
): Promise<LoadSummary> {
  const unfinished = load ? await findLoad(database, load) : await unfinishedLoad(database, source.id);
  if (!unfinished)
    throw new Invalid(
      "catalogue.nothing-to-resume",
      `${library} has no load to resume. Start one without --resume.`,
    );
  if (unfinished.kind !== kind)
    throw new Invalid(
      "catalogue.resume-kind",
      `The load to resume was a ${unfinished.kind} load. Resume it as one, or start anew without --resume.`,
    );
  return unfinished;
}

/** Enters the load, or takes up the one to be resumed; clears away what an older one left half done. */
async function begin(
  database: Database,
  request: LoadRequest,
  source: Source,
  profile: LoadProfile,
  resumed: number | undefined,
): Promise<{ load: number; runner: string }> {
  const version = source.version + 1;
  const { library: _, files, kind, startedBy = null } = request;
  const shown = files.map(({ name, size }) => ({ name, size }));
  const load =
    resumed ??
    request.load ??
    (await insertLoad(database, {
      source: source.id,
      version,
      kind,
      state: "running",
      files: shown,
      profile,
      startedBy,
    }));
  const runner = await beginRun(database, load, version);
  await giveUpOthers(database, source.id, load);
  if (resumed === undefined) await clearStaged(database, source.id, source.version);
  await forgetReplaced(database, source.id, source.version);
  return { load, runner };
}

async function stopped({ database, load, batches }: Run): Promise<LoadOutcome> {
  await setLoadState(database, load, "stopped", { counts: batches.counts });
  return { load, state: "stopped", counts: batches.counts };
}

/** Makes what was staged the version that readers see. */
async function finish(run: Run): Promise<void> {
  const { database, source, version, load, batches, request } = run;
  const { counts } = batches;
  if (request.kind === "full") await endMissing(run);
  await database.transaction(async (tx) => {
    await noteProgress(tx, run, counts, null);
    if (request.kind === "full") await forgetQuarantined(tx, source.id, batches.quarantined);
    if (batches.changesAnything) {
      await settleIfNotAlone(tx, run);
      await activateVersion(tx, source.id, version);
    }
    await setLoadState(tx, load, "active", {
      counts,
      version: batches.changesAnything ? version : noVersion,
    });
    await keepProfile(tx, source.id, run.profile);
    await announceLoad(tx, { load, library: request.library, counts });
  });
}

/**
 * Somebody else placed records while this load did: neither saw the other's. All that this one placed is
 * looked at again.
 */
async function settleIfNotAlone(tx: Transaction, { epoch, source, version }: Run): Promise<void> {
  if ((await holdEpoch(tx)) !== epoch) await unsettleVersion(tx, source.id, version);
  await advanceEpoch(tx);
}

/** A full load ends the records that it did not bring. */
async function endMissing(run: Run): Promise<void> {
  const { database, source, version, batches } = run;
  const missing = (await countLive(database, source.id, version)) - batches.seen.size;
  if (missing === 0) return;
  // Some may have been ended already, before this load was stopped and resumed.
  batches.counts.removed += missing;
  batches.changesAnything = true;
  await eachLiveRecord(database, source.id, version, async (rows) => {
    const unseen = rows.filter((row) => !batches.seen.has(row.id));
    if (unseen.length === 0) return;
    await database.transaction(async (tx) => {
      await endRecords(
        tx,
        source.id,
        version,
        unseen.map((row) => row.controlNumber),
      );
      const editions = [...new Set(unseen.map((row) => row.edition))];
      await stageChanges(tx, source.id, version, editions);
      await unsettleRemaining(tx, editions);
      await noteProgress(tx, run, batches.counts, null);
    });
  });
}
