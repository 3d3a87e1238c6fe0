import type { DatabaseSync, StatementSync } from "node:sqlite";
import { Bug } from "#kernel/errors.ts";
import type { EditionDocument } from "#modules/catalogue";
import { Dictionary, type SharedDictionary } from "./dictionary.ts";
import { EditionRows } from "./edition-rows.ts";
import { keysOf, popularityOf, textHashOf, textsOf } from "./entry.ts";
import { checksumOf } from "./hash.ts";
import { toWrite, writeMeta } from "./index-file.ts";
import { Rows, rowsPerPage, type SharedRows } from "./rows.ts";

/** All that readers share with the writer of one index file. */
export interface SharedIndex {
  readonly rows: SharedRows;
  readonly holders: SharedDictionary;
  readonly kinds: SharedDictionary;
}

const longestSortText = 60;
const firstCapacity = 1 << 18;

/**
 * One index file and its rows in memory, as the writer keeps them. Changes go into one transaction,
 * which `commit` ends together with the position in the feed. Rows are filled before they are
 * committed; nobody sees a new row before the full-text table has it.
 */
export class IndexBuild {
  readonly file: DatabaseSync;
  /** Called before a commit when arrays or words have grown, so that readers get them first. */
  onGrown: (shared: SharedIndex) => void = () => {};
  #rows: Rows;
  #holders: Dictionary;
  #kinds: Dictionary;
  readonly #kindsByName = new Map<string, number>();
  readonly #rowOf = new EditionRows();
  readonly #dirtyPages = new Set<number>();
  #inTransaction = false;
  #documents = 0;
  #rowsGrown = false;
  readonly #insert: StatementSync;
  readonly #delete: StatementSync;
  readonly #sorting: StatementSync;
  readonly #forgetSorting: StatementSync;

  constructor(file: DatabaseSync) {
    this.file = file;
    this.#insert = toWrite(
      file,
      "insert into search (rowid, title, author, subject, other, identifiers) values (?, ?, ?, ?, ?, ?)",
    );
    this.#delete = toWrite(file, "delete from search where rowid = ?");
    this.#sorting = toWrite(file, "insert or replace into sorting (row, title, author) values (?, ?, ?)");
    this.#forgetSorting = toWrite(file, "delete from sorting where row = ?");
    this.#holders = Dictionary.load(file, "holders");
    this.#kinds = Dictionary.load(file, "kinds");
    this.#rows = this.#loadRows();
    this.#holders.grown = this.#kinds.grown = false;
  }

  get shared(): SharedIndex {
    return { rows: this.#rows.shared, holders: this.#holders.shared, kinds: this.#kinds.shared };
  }

  /** Editions in the index. */
  get documents(): number {
    return this.#documents;
  }

  /** Rows in use, those of editions that changed or went included. */
  get lastRow(): number {
    return this.#rows.last;
  }

  #loadRows(): Rows {
    const pages = this.file.prepare("select max(page) as last from page").get()?.last as number | null;
    const rows = Rows.empty(Math.max(firstCapacity, ((pages ?? 0) + 2) * rowsPerPage));
    for (const each of this.file.prepare("select page, bytes, checksum from page").iterate()) {
      const bytes = each.bytes as Uint8Array;
      if (checksumOf(bytes) !== each.checksum || !rows.writePage(each.page as number, bytes))
        throw new Error(`page ${each.page} of the rows is damaged`);
    }
    const { edition, kind } = rows.columns;
    for (let row = 1; row < rows.shared.capacity; row++) {
      if (edition[row] === 0) continue;
      rows.last = row;
      if (kind[row] === 0) continue;
      this.#rowOf.set(edition[row]!, row);
      this.#documents++;
    }
    return rows;
  }

  /**
   * Brings these editions up to date: those that have a document are put in or changed, those that
   * have none are taken out.
   *
   * @returns how many changed in a way that can be seen
   */
  apply(ids: Iterable<number>, documents: readonly EditionDocument[]): number {
    this.#begin();
    const found = new Map<number, EditionDocument>();
    for (const document of documents) found.set(document.id, document);
    const fresh: { document: EditionDocument; hash: readonly [number, number] }[] = [];
    const gone: number[] = [];
    let changed = 0;
    for (const id of new Set(ids)) {
      const row = this.#rowOf.get(id);
      const document = found.get(id);
      if (document === undefined) {
        if (row !== 0) gone.push(row);
        continue;
      }
      const hash = textHashOf(document);
      const { textHigh, textLow } = this.#rows.columns;
      if (row !== 0 && textHigh[row] === hash[0] && textLow[row] === hash[1])
        changed += this.#describe(row, document) ? 1 : 0;
      else {
        if (row !== 0) gone.push(row);
        fresh.push({ document, hash });
      }
    }
    // FTS5 flushes what it has gathered whenever a row is below the one before it, so rows are taken out
    // first, ascending, and new ones follow above all others.
    for (const row of gone.sort((a, b) => a - b)) this.#takeOut(row);
    for (const { document, hash } of fresh) this.#putIn(document, hash);
    return changed + Math.max(gone.length, fresh.length);
  }

  #begin(): void {
    if (this.#inTransaction) return;
    this.file.exec("begin immediate");
    this.#inTransaction = true;
  }

  #takeOut(row: number): void {
    const { kind, edition } = this.#rows.columns;
    this.#delete.run(row);
    this.#forgetSorting.run(row);
    kind[row] = 0;
    this.#rowOf.set(edition[row]!, 0);
    this.#dirtyPages.add(Math.floor(row / rowsPerPage));
    this.#documents--;
  }

  #putIn(document: EditionDocument, hash: readonly [number, number]): void {
    const row = this.#rows.last + 1;
    if (row >= this.#rows.shared.capacity) {
      this.#rows = this.#rows.grownTo(row);
      this.#rowsGrown = true;
    }
    const [title, author, subject, other, identifiers] = textsOf(document);
    this.#insert.run(row, title, author, subject, other, identifiers);
    const keys = keysOf(document);
    this.#sorting.run(row, keys.title.slice(0, longestSortText), keys.author.slice(0, longestSortText));
    const columns = this.#rows.columns;
    columns.edition[row] = document.id;
    if (columns.edition[row] !== document.id)
      throw new Bug("discovery.edition-id-too-large", `Edition ${document.id} has a number above 2^32.`);
    [columns.title1[row], columns.title2[row], columns.title3[row]] = keys.hashes.first;
    columns.titleAll[row] = keys.hashes.all;
    [columns.titleHigh[row], columns.titleLow[row]] = keys.titlePrefix;
    [columns.authorHigh[row], columns.authorLow[row]] = keys.authorPrefix;
    [columns.textHigh[row], columns.textLow[row]] = hash;
    this.#describe(row, document);
    this.#rowOf.set(document.id, row);
    this.#rows.last = row;
    this.#documents++;
  }

  /** Sets what filters, counts and popularity read; false when all of it was so before. */
  #describe(row: number, document: EditionDocument): boolean {
    const { holders, kind, year, popularity } = this.#rows.columns;
    const heldBy = this.#holders.listOf(document.libraries);
    const isOf = this.#kindOf(document);
    const published = document.year ?? 0;
    const wanted = popularityOf(document);
    if (
      holders[row] === heldBy &&
      kind[row] === isOf &&
      year[row] === published &&
      popularity[row] === wanted
    )
      return false;
    holders[row] = heldBy;
    kind[row] = isOf;
    year[row] = published;
    popularity[row] = wanted;
    this.#dirtyPages.add(Math.floor(row / rowsPerPage));
    return true;
  }

  /** The list of an edition's format and languages. There are few, so their numbers are kept at hand. */
  #kindOf({ format, languages }: EditionDocument): number {
    let name: string = format;
    for (const language of languages) name += ` ${language}`;
    let kind = this.#kindsByName.get(name);
    if (kind === undefined) {
      kind = this.#kinds.listOf([`format:${format}`, ...languages.map((language) => `language:${language}`)]);
      this.#kindsByName.set(name, kind);
    }
    return kind;
  }

  /** Ends the transaction, if one is under way or there is a position to keep. */
  commit(position?: string): void {
    if (!this.#inTransaction && position === undefined) return;
    this.#begin();
    this.#holders.save(this.file);
    this.#kinds.save(this.file);
    const page = toWrite(this.file, "insert or replace into page (page, bytes, checksum) values (?, ?, ?)");
    for (const number of this.#dirtyPages) {
      const bytes = this.#rows.readPage(number);
      page.run(number, bytes, checksumOf(bytes));
    }
    this.#dirtyPages.clear();
    if (position !== undefined) writeMeta(this.file, "position", position);
    this.#share();
    this.file.exec("commit");
    this.#inTransaction = false;
  }

  #share(): void {
    if (!this.#rowsGrown && !this.#holders.grown && !this.#kinds.grown) return;
    this.onGrown(this.shared);
    this.#rowsGrown = this.#holders.grown = this.#kinds.grown = false;
  }

  close(): void {
    this.file.close();
  }
}
