import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import { localFiles } from "#kernel/files.ts";
import { testDatabase } from "#kernel/testing/database.ts";
import { type AuditEntry, accountsFolders, auditEntries, type Viewer } from "#modules/accounts";
import { directoryFolders } from "#modules/directory";
import { encodeIso2709 } from "#standards/marc/iso2709.ts";
import { catalogueFolders } from "../folders.ts";
import { fileToLoad, loadFiles } from "../jobs/load-files.ts";
import { northStaff, TestSite } from "../pages/test-site.ts";
import { shippedProfile } from "../profiles/shipped.ts";
import { bookRecord, doubtfulVariant, type TestBook } from "./review-books.ts";

type Person = Extract<Viewer, { kind: "person" }>;

/** Staff of the other library, and of a third that has nothing. */
export const southStaff: Viewer = {
  ...(northStaff as Person),
  ...{ id: 8, roles: [{ role: "staff", library: "ZZ-S" }] },
};
export const elsewhere: Viewer = {
  ...(northStaff as Person),
  ...{ id: 9, roles: [{ role: "staff", library: "ZZ-W" }] },
};

export const lake = (n: number): TestBook => ({
  title: `The tide tables of Lake Meru, part ${"abcdefgh"[n]}`,
});
export const tides: TestBook = { title: "A short history of tides", isbn: "9780306406157" };

/** The pages on which people decide, with a catalogue of their own behind them. */
export class ReviewSite {
  readonly site: TestSite;
  readonly database: Database;
  readonly #folder: string;
  readonly #drop: () => Promise<void>;

  private constructor(database: Database, folder: string, drop: () => Promise<void>) {
    this.database = database;
    this.site = new TestSite(database, localFiles(folder));
    this.#folder = folder;
    this.#drop = drop;
  }

  static async open(): Promise<ReviewSite> {
    const folders = [accountsFolders.migrations, directoryFolders.migrations, catalogueFolders.migrations];
    const own = await testDatabase(folders);
    return new ReviewSite(own.database, mkdtempSync(join(tmpdir(), "catalogue-review-")), () => own.drop());
  }

  async close(): Promise<void> {
    await this.#drop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Forgets every record and decision; staff of the north look on, in English. */
  async empty(): Promise<void> {
    await this.database.query(sql`truncate catalogue.source, catalogue.load, catalogue.record, catalogue.item,
      catalogue.block, catalogue.match_key, catalogue.staged_change, catalogue.doubtful_pair,
      catalogue.match_decision, catalogue.merge_report, catalogue.unsettled, catalogue.moved_edition cascade`);
    Object.assign(this.site, { viewer: northStaff, locale: "en" });
  }

  /** Loads everything that a library has: control number -> book. */
  async load(library: string, books: Record<string, TestBook>): Promise<void> {
    const path = join(this.#folder, `${library}.mrc`);
    const records = Object.entries(books).map(([id, book]) => encodeIso2709(bookRecord(id, book)));
    writeFileSync(path, Buffer.concat(records));
    const files = [await fileToLoad(path)];
    await loadFiles(this.database, { library, kind: "full", files, profile: shippedProfile("koha") });
  }

  /** Three pairs in doubt between north and south, that touch 3, 2 and 6 + 1 copies. */
  async threePairs(): Promise<void> {
    const [a, b, c] = [
      lake(0),
      { title: "Gardens of the northern coast" },
      { title: "Bridges and their builders" },
    ];
    await this.load("ZZ-N", { 1: { ...a, copies: 2 }, 2: b, 3: { ...c, copies: 4, onLoan: 1 } });
    await this.load("ZZ-S", {
      ...{ 1: doubtfulVariant(a), 2: doubtfulVariant(b) },
      3: { ...doubtfulVariant(c), copies: 2 },
    });
  }

  /** How many editions there are. */
  async editionCount(): Promise<number> {
    const { n } = await this.database.one<{ n: number }>(
      sql`select count(distinct edition)::int as n from catalogue.record`,
    );
    return n;
  }

  /** How many pairs wait. */
  async queueLength(): Promise<number> {
    const { n } = await this.database.one<{ n: number }>(
      sql`select count(*)::int as n from catalogue.doubtful_pair`,
    );
    return n;
  }

  /** The edition that a record stands in. */
  async editionOf(library: string, number: string): Promise<number> {
    const { edition } = await this.database.one<{ edition: number }>(sql`select r.edition
      from catalogue.record r join catalogue.source s on s.id = r.source and r.version <= s.version
      where s.isil = ${library} and r.control_number = ${number} and r.until_version is null`);
    return edition;
  }

  /** The newest line of the trail. */
  async lastAction(): Promise<AuditEntry | undefined> {
    return (await auditEntries(this.database, { limit: 1 }))[0];
  }

  /** Answers the case that a page shows. @returns the address of the next */
  async answer(page: string, verdict: string, more: Record<string, string> = {}): Promise<string> {
    const action = /<form method="post" action="([^"]*)"/.exec(page)![1]!;
    const reply = await this.site.post(action, { ...fieldsOf(page), verdict, ...more });
    if (reply.status !== 303) throw new Error(`${action} answered ${reply.status}: ${await reply.text()}`);
    return reply.headers.get("location")!;
  }
}

/** The hidden fields of a page, as the browser would send them. */
export function fieldsOf(page: string): Record<string, string> {
  const fields = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name, value]) => [name, value!]));
}
