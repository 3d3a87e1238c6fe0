import { setImmediate as letOthersIn } from "node:timers/promises";
import type { Transaction } from "#kernel/database/database.ts";
import type { Fault } from "#standards/marc/fault.ts";
import type { Frame } from "#standards/marc/frame.ts";
import { BlockWriter } from "../db/blocks.ts";
import { insertKeys } from "../db/match-keys.ts";
import { insertDoubts, unsettle, unsettleRemaining } from "../db/settling.ts";
import {
  endRecords,
  insertBlocks,
  insertItems,
  insertQuarantined,
  insertRecords,
  insertRepairs,
  needNotLast,
  stageChanges,
  unstageRecords,
} from "../db/staging.ts";
import { matchedBefore, newBlockIds, newRecordIds, storedRecords } from "../db/stored-records.ts";
import { insertWorkLinks } from "../db/works.ts";
import type { LoadCounts } from "../domain/load.ts";
import { hashOf, NumberSet } from "../domain/number-set.ts";
import {
  type BatchContext,
  type BegunBatch,
  type Entry,
  emptyWriting,
  type ReadyEntry,
  type SortedBatch,
  taken,
  type Writing,
} from "./batch-shapes.ts";
import { FaultNotes } from "./fault-notes.ts";
import { IdRange } from "./id-range.ts";
import { itemOwners } from "./item-owners.ts";
import { Placing, type Surroundings, type Unplaced } from "./placing.ts";
import { quickControlNumber } from "./quick-control-number.ts";
import { formatNumbers, readRecord } from "./read-record.ts";

/** Records worked on before the database's answers for other batches are looked at: some ten milliseconds. */
const atOnce = 200;

/**
 * Takes the records of a load, batch by batch, into the tables beside the version that readers see.
 *
 * `begin`, `sort` and `place` read and compare (processor time here), `write` stores (the database's time):
 * the caller lets one batch be written while those after it are placed, sorted and looked up.
 */
export class LoadBatches {
  readonly counts: LoadCounts;
  /** Whether anything that readers see will be another when this load takes effect. */
  changesAnything = false;
  /** Ids of the live records that this load brought again. */
  readonly seen = new NumberSet();
  readonly #context: BatchContext;
  readonly #met = new NumberSet();
  readonly #placing: Placing;
  readonly #recordIds: IdRange;
  readonly #blockIds: IdRange;
  readonly #faults: FaultNotes;

  constructor(context: BatchContext, counts: LoadCounts) {
    this.#context = context;
    this.counts = counts;
    this.#faults = new FaultNotes(counts);
    this.#placing = new Placing(context.database, context);
    this.#recordIds = new IdRange(() => newRecordIds(context.database));
    this.#blockIds = new IdRange(() => newBlockIds(context.database));
  }

  /** Fingerprints (53 bits) of what this load put or found in quarantine. */
  get quarantined(): NumberSet {
    return this.#faults.quarantined;
  }

  /**
   * Begins a batch: fingerprints its records and asks the database what is stored of them. The answer is
   * awaited by `sort`, so that a batch can be begun while the one before is still at work.
   */
  begin(frames: readonly Frame[]): BegunBatch {
    const { profile, fingerprintOf } = this.#context;
    const entries = frames.map((frame): Entry => {
      const fingerprint = fingerprintOf(frame.bytes);
      const controlNumber = quickControlNumber(frame, profile);
      return { frame, fingerprint, controlNumber, read: null, stored: undefined };
    });
    for (const entry of entries) if (entry.controlNumber === null) this.#read(entry);
    const { wanted, repeated } = this.#wanted(entries);
    const stored = repeated || wanted.length === 0 ? null : this.#stored(wanted);
    // A failure shows when `sort` awaits it; until then it must not end the process.
    stored?.catch(() => {});
    return { entries, wanted, stored };
  }

  /**
   * Decides what each record of a batch is, and asks the database what stands near those to be stored.
   *
   * @param settled resolves when the batches before have been written: waited for only where a control
   *   number has come before in this load
   */
  async sort(
    file: string,
    { entries, wanted, stored }: BegunBatch,
    settled: () => Promise<unknown>,
  ): Promise<SortedBatch> {
    const writing = emptyWriting();
    if (wanted.length > 0) {
      if (!stored) await settled();
      const found = await (stored ?? this.#stored(wanted));
      for (const entry of entries)
        if (entry.controlNumber !== null) entry.stored = found.get(entry.controlNumber);
    }
    const fresh = await this.#sortOut(file, entries, writing);
    const { database, source, version } = this.#context;
    const changed = fresh.filter((entry) => entry.stored?.live);
    const around = this.#placing.look(
      fresh.map((entry) => this.#unplaced(entry)),
      changed.map((entry) => entry.stored!.live!.edition),
    );
    const before = matchedBefore(
      database,
      source,
      version,
      changed.map((entry) => entry.controlNumber),
    );
    // Failures show when `place` awaits them; until then they must not end the process.
    around.catch(() => {});
    before.catch(() => {});
    return { writing, fresh, around, before };
  }

  /** Gives the records to be stored their ids, editions and places. To be called batch by batch, in order. */
  async place({ writing, fresh, around, before }: SortedBatch): Promise<Writing> {
    if (fresh.length === 0) return writing;
    this.changesAnything = true;
    await this.#recordIds.reserve(fresh.length * 2);
    await this.#blockIds.reserve(fresh.length);
    const surroundings = await around;
    const known = await before;
    this.#placing.beginBatch();
    const blocks = new BlockWriter(() => this.#blockIds.take());
    for (const [n, entry] of fresh.entries()) {
      if (n % atOnce === 0) await letOthersIn();
      const old = known.get(entry.controlNumber);
      const keeps = old?.traits === entry.read.text && old.workKey === entry.read.works.key;
      const id = entry.stored?.live?.id ?? this.#recordIds.take();
      const place = keeps
        ? { edition: entry.stored!.live!.edition, work: old.work }
        : this.#placeAnew(entry, id, surroundings, writing);
      this.#enter(entry, { id, ...place }, blocks, writing);
    }
    blocks.close();
    writing.blocks = blocks.blocks;
    return writing;
  }

  #unplaced({ controlNumber, read }: ReadyEntry): Unplaced {
    const { text, keys, works } = read;
    return { library: this.#context.isil, controlNumber, text, keys, works };
  }

  #placeAnew(
    entry: ReadyEntry,
    id: number,
    around: Surroundings,
    writing: Writing,
  ): { edition: number; work: number } {
    const record = this.#unplaced(entry);
    const was = entry.stored?.live?.edition;
    // A record that nobody else shared an edition with keeps its edition's address, whatever changed in it.
    const keepsAddress = was !== undefined && this.#placing.isAloneIn(was, record, around);
    const own = keepsAddress ? was : was === undefined ? id : this.#recordIds.take();
    const { edition, work, newKeys, unsettled, doubts } = this.#placing.place(record, own, around);
    for (const key of newKeys) writing.keys.push([key, edition]);
    for (const other of unsettled) writing.unsettled.add(other);
    // The others may have stood together with it alone, even where it stays with some of them.
    if (was !== undefined && !(keepsAddress && was === edition)) writing.unsettled.add(was);
    const staged = entry.stored?.staged?.edition;
    if (staged !== undefined) writing.unsettled.add(staged);
    const { key, aliases } = entry.read.works;
    if (key !== null) for (const alias of aliases) writing.workLinks.push([key, alias]);
    for (const { score, ...other } of doubts)
      writing.doubts.push({ editions: [edition, other.edition], score, records: [record, other] });
    return { edition, work };
  }

  /** Enters one record into what will be written. */
  #enter(
    { stored, controlNumber, read, frame, fingerprint }: ReadyEntry,
    place: { id: number; edition: number; work: number },
    blocks: BlockWriter,
    writing: Writing,
  ): void {
    if (stored?.live) {
      this.seen.add(stored.live.id);
      writing.ended.push(controlNumber);
      writing.editions.add(stored.live.edition);
    }
    if (stored?.staged) writing.editions.add(stored.staged.edition);
    writing.editions.add(place.edition);
    this.counts.items += read.items.length;
    writing.records.push({
      ...place,
      place: blocks.add(frame.bytes),
      format: formatNumbers[frame.format],
      fingerprint,
      controlNumber,
      items: read.items,
      ...itemOwners(read, this.#context),
      brief: read.brief,
      works: read.works,
      text: read.text,
      lacks: read.lacks,
    });
  }

  #stored(wanted: readonly string[]) {
    const { database, source, version } = this.#context;
    return storedRecords(database, source, version, wanted);
  }

  #read(entry: Entry): void {
    entry.read = taken(readRecord(entry.frame, this.#context.profile, entry.fingerprint));
    entry.controlNumber = entry.read.controlNumber;
  }

  /** The control numbers to look up: on a first load only those that this load has met before. */
  #wanted(entries: readonly Entry[]): { wanted: string[]; repeated: boolean } {
    const wanted: string[] = [];
    let repeated = false;
    for (const { controlNumber } of entries) {
      if (controlNumber === null) continue;
      const isNew = this.#met.add(hashOf(controlNumber));
      repeated ||= !isNew;
      if (!this.#context.first || !isNew) wanted.push(controlNumber);
    }
    return { wanted, repeated };
  }

  /** Decides for each entry what becomes of it; gives those to be stored. */
  async #sortOut(file: string, entries: readonly Entry[], writing: Writing): Promise<ReadyEntry[]> {
    const fresh = new Map<string, ReadyEntry>();
    for (const [n, entry] of entries.entries()) {
      if (n % atOnce === 0) await letOthersIn();
      this.counts.read++;
      if (this.#isUnchanged(entry)) continue;
      if (!entry.read) this.#read(entry);
      const { read } = entry;
      if (!read || read.kind === "unreadable")
        this.#faults.quarantine(file, entry, writing, read?.faults ?? []);
      else if (read.kind === "deleted") {
        this.counts.deleted++;
        this.#remove(entry, writing, fresh);
      } else if (read.kind === "suppressed") {
        this.counts.suppressed++;
        this.#remove(entry, writing, fresh, false);
      } else this.#keep(file, entry as ReadyEntry, writing, fresh);
    }
    return [...fresh.values()];
  }

  #isUnchanged({ stored, fingerprint }: Entry): boolean {
    if (!stored) return false;
    const { live, staged } = stored;
    if (staged?.fingerprint === fingerprint) {
      // Staged before this load was stopped and resumed.
      if (live) this.seen.add(live.id);
      this.counts[live ? "changed" : "added"]++;
      this.changesAnything = true;
      return true;
    }
    // A record that was deleted earlier in this load and comes again is stored anew.
    if (staged || live?.fingerprint !== fingerprint || live.ended) return false;
    this.seen.add(live.id);
    this.counts.unchanged++;
    return true;
  }

  #remove(entry: Entry, writing: Writing, fresh: Map<string, ReadyEntry>, counts = true): void {
    const controlNumber = entry.controlNumber!;
    fresh.delete(controlNumber);
    const { live, staged } = entry.stored ?? {};
    if (staged) writing.unstaged.push(controlNumber);
    if (!live) return;
    this.changesAnything = true;
    this.seen.add(live.id);
    writing.ended.push(controlNumber);
    writing.editions.add(live.edition);
    writing.left.add(live.edition);
    if (counts) this.counts.removed++;
  }

  #keep(file: string, entry: ReadyEntry, writing: Writing, fresh: Map<string, ReadyEntry>): void {
    const { controlNumber } = entry;
    const { live, staged } = entry.stored ?? {};
    if (fresh.has(controlNumber) || staged) {
      this.counts.repeated++;
      if (this.#context.kind === "full") return this.#quarantineRepeated(file, entry, writing);
      if (staged && !fresh.has(controlNumber)) writing.unstaged.push(controlNumber);
    } else this.counts[live ? "changed" : "added"]++;
    fresh.set(controlNumber, entry);
    if (entry.read.faults.length > 0) this.#faults.noteRepairs(file, entry, writing);
  }

  #quarantineRepeated(file: string, entry: ReadyEntry, writing: Writing): void {
    const fault = {
      code: "repeated-control-number" as Fault["code"],
      message: `The control number ${entry.controlNumber} came before in this load. The first record was kept, not this one.`,
    };
    this.#faults.quarantine(file, entry, writing, [fault]);
  }

  /** Stores what a batch came to, in one transaction. */
  async write(writing: Writing, progress: (tx: Transaction) => Promise<void>): Promise<void> {
    const { database, source, version, load } = this.#context;
    await database.transaction(async (tx) => {
      await needNotLast(tx);
      await unstageRecords(tx, source, version, writing.unstaged);
      await endRecords(tx, source, version, writing.ended);
      await insertBlocks(tx, source, version, writing.blocks);
      await insertRecords(tx, source, version, writing.records);
      await insertItems(tx, version, writing.records);
      await insertKeys(tx, writing.keys);
      await insertWorkLinks(tx, writing.workLinks);
      await insertDoubts(tx, writing.doubts);
      await stageChanges(tx, source, version, [...writing.editions]);
      await unsettle(tx, [...writing.unsettled]);
      await unsettleRemaining(tx, [...writing.left]);
      await insertQuarantined(tx, source, load, writing.quarantined);
      await insertRepairs(tx, load, writing.repairs);
      await progress(tx);
    });
  }
}
