import type { Database } from "#kernel/database/database.ts";
import type { Log } from "#kernel/log.ts";
import type { FeedPosition } from "#modules/catalogue";
import type { CatalogueFeed } from "./catalogue-feed.ts";
import { IndexBuild } from "./index-build.ts";
import {
  buildsIn,
  createIndexFile,
  openIndexFile,
  pathOf,
  readMeta,
  removeOthers,
  writeMeta,
} from "./index-file.ts";
import { cutOffSinceBoot, thisBoot } from "./machine.ts";
import type { FromWriter } from "./messages.ts";
import { upkeep } from "./upkeep.ts";

/** Editions in one transaction: enough to be quick, few enough to be seen soon. */
const batch = 5_000;
/** Editions read and put in together: so few that what was read of them dies young, which spares the collector half its work. */
const piece = 500;

interface WriterPlaces {
  readonly directory: string;
  readonly database: Database;
  /** Loaded when it is first needed: an index that is there is opened before. */
  readonly catalogue: () => Promise<CatalogueFeed>;
  readonly log: Log;
  readonly tell: (message: FromWriter) => void;
}

/**
 * Keeps the index: opens or makes it, follows the catalogue's feed, and looks after it when there is
 * nothing to follow. One step at a time; the thread around it decides when.
 */
export class Writer {
  readonly #places: WriterPlaces;
  #build: IndexBuild | undefined;
  #number = 0;
  #position: FeedPosition | undefined;
  #work: Generator<void, boolean> | undefined;
  #trouble: string | null = null;

  constructor(places: WriterPlaces) {
    this.#places = places;
  }

  /** Opens the newest index that is whole; null where there is one, else why it must be rebuilt. */
  open(): string | null {
    const { directory, log } = this.#places;
    let reason = "there was none yet";
    for (const number of buildsIn(directory)) {
      try {
        this.#use(number, this.#openBuild(pathOf(directory, number)));
        return null;
      } catch (error) {
        reason = `the one found could not be used: ${(error as Error).message}`;
        log.warn({ build: number, error: (error as Error).message }, "a search index cannot be used");
      }
    }
    return reason;
  }

  #openBuild(path: string): IndexBuild {
    const file = openIndexFile(path);
    try {
      if (readMeta(file, "complete") !== "yes") throw new Error("it was never finished");
      if (cutOffSinceBoot(readMeta(file, "opened-since"))) {
        const [answer] = file.prepare("pragma quick_check(1)").all();
        if (answer?.quick_check !== "ok") throw new Error("it was damaged when the machine stopped");
      }
      return this.#buildOn(file);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  #buildOn(file: IndexBuild["file"]): IndexBuild {
    const build = new IndexBuild(file);
    build.onGrown = (shared) => {
      if (this.#build === build) this.#places.tell({ kind: "grown", shared });
    };
    return build;
  }

  /** Takes a build into use: readers are told to open it, and the one before is closed. */
  #use(number: number, build: IndexBuild): void {
    writeMeta(build.file, "opened-since", thisBoot());
    this.#build?.close();
    this.#build = build;
    this.#number = number;
    this.#work = undefined;
    this.#position = (readMeta(build.file, "position") ?? "") as FeedPosition;
    this.#places.tell({ kind: "open", path: pathOf(this.#places.directory, number), shared: build.shared });
    this.tellState(false);
  }

  /** Removes what no reader has open any more. */
  clean(): void {
    removeOthers(this.#places.directory, this.#number);
  }

  tellState(behind: boolean, rebuilt: number | null = null): void {
    this.#places.tell({
      kind: "state",
      documents: this.#build?.documents ?? 0,
      behind,
      rebuilt,
      trouble: this.#trouble,
    });
  }

  /** Makes a new index beside the present one, which answers until the new one is whole. */
  async rebuild(reason: string): Promise<void> {
    const { directory, database, log } = this.#places;
    log.info({ reason }, "rebuilding the search index");
    this.tellState(true, 0);
    const catalogue = await this.#places.catalogue();
    const number = Math.max(this.#number, ...buildsIn(directory)) + 1;
    const position = await catalogue.feedStart(database);
    const file = createIndexFile(pathOf(directory, number));
    const build = this.#buildOn(file);
    try {
      await this.#readAll(build);
      writeMeta(file, "complete", "yes");
      build.commit(position);
    } catch (error) {
      build.close();
      throw error;
    }
    this.#trouble = null;
    this.#use(number, build);
    log.info({ documents: build.documents }, "the search index is rebuilt");
  }

  async #readAll(build: IndexBuild): Promise<void> {
    const { database } = this.#places;
    const catalogue = await this.#places.catalogue();
    const next = async (after: number) => {
      const ids = await catalogue.editionIds(database, after, piece);
      return { ids, documents: ids.length > 0 ? await catalogue.editionDocuments(database, ids) : [] };
    };
    let unwritten = 0;
    for (let read = await next(0); read.ids.length > 0; ) {
      // The database fetches the next ones while these are indexed.
      const following = next(read.ids.at(-1)!);
      following.catch(() => {});
      build.apply(read.ids, read.documents);
      unwritten += read.ids.length;
      if (unwritten >= batch) {
        build.commit();
        unwritten = 0;
        this.tellState(true, build.documents);
      }
      read = await following;
    }
    this.tellState(true, build.documents);
  }

  /**
   * Reads what changed since the last time and puts it into the index.
   *
   * @returns "start-over" where the catalogue does not know our position
   */
  async follow(): Promise<"done" | "start-over"> {
    const { database } = this.#places;
    const catalogue = await this.#places.catalogue();
    const build = this.#build!;
    let unwritten = 0;
    let pending: { ids: number[]; documents: ReturnType<CatalogueFeed["editionDocuments"]> } | undefined;
    const write = async () => {
      if (!pending) return;
      const { ids, documents } = pending;
      pending = undefined;
      build.apply(ids, await documents);
      unwritten += ids.length;
      if (unwritten < batch) return;
      build.commit();
      unwritten = 0;
      this.tellState(true);
    };
    const reading = await catalogue.readFeed(database, this.#position!, async (changed) => {
      this.#work = undefined;
      for (let at = 0; at < changed.length; at += piece) {
        const ids = changed.slice(at, at + piece);
        const documents = catalogue.editionDocuments(database, ids);
        documents.catch(() => {});
        await write();
        pending = { ids, documents };
      }
    });
    await write();
    if (reading.kind === "start-over") return "start-over";
    build.commit(reading.position === this.#position ? undefined : reading.position);
    this.#position = reading.position;
    this.#trouble = null;
    this.tellState(false);
    return "done";
  }

  /** One step of what makes questions faster; false when there is nothing left to do. */
  lookAfter(): boolean {
    const build = this.#build!;
    this.#work ??= upkeep(build.file, build.lastRow);
    const { done, value } = this.#work.next();
    if (!done) return true;
    this.#work = undefined;
    if (value) this.#places.tell({ kind: "broad-words" });
    return false;
  }

  /** Notes why the index is not up to date, for the operator. */
  complain(error: unknown): void {
    this.#trouble = (error as Error).message;
    this.#places.log.warn({ error: this.#trouble }, "the search index cannot follow the catalogue");
    this.tellState(true);
  }

  close(): void {
    if (!this.#build) return;
    this.#build.commit();
    writeMeta(this.#build.file, "opened-since", "");
    this.#build.close();
  }
}
