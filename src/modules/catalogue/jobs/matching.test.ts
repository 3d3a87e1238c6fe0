import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { encodeIso2709 } from "#standards/marc/iso2709.ts";
import type { MarcRecord } from "#standards/marc/record.ts";
import { findTrial } from "../db/trials.ts";
import { type Candidate, clustersOf } from "../domain/matching/clusters.ts";
import { mergeDecisions, splitDecisions } from "../domain/matching/decision.ts";
import { matchKeysOf } from "../domain/matching/match-keys.ts";
import { currentMatcher } from "../domain/matching/matcher.ts";
import { shippedMatchers } from "../domain/matching/shipped-matchers.ts";
import { traitsOf, traitsToText } from "../domain/matching/traits.ts";
import {
  catalogueFolders,
  fileToLoad,
  type LoadKind,
  loadFiles,
  rollBack,
  shippedProfile,
} from "../index.ts";
import { decide, undo } from "./decide.ts";
import { reread } from "./reread.ts";
import { beginTrial, sortAgain, switchMatcher, tryMatcher } from "./try-matcher.ts";

let own: TestDatabase;
const folder = ".tmp/matching-test";

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
});
beforeEach(async () => {
  own = await testDatabase([catalogueFolders.migrations!]);
  return () => own.drop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a cataloguer may write of one of a few books that are easily taken for each other. */
interface Draft {
  readonly title: string;
  readonly subtitle: string | null;
  readonly year: number;
  readonly pages: number;
  readonly publisher: string;
  readonly isbn: readonly string[];
}

const isbns = ["9780306406157", "9780131103627", "9780262033848", "9780140449136"];

const draft: fc.Arbitrary<Draft> = fc.record({
  title: fc.constantFrom("The tide tables", "The tide tables of Lake Meru", "A short history of tides"),
  subtitle: fc.constantFrom(null, "a guide for sailors"),
  year: fc.constantFrom(1998, 1999, 2004),
  pages: fc.constantFrom(212, 214, 380),
  publisher: fc.constantFrom("Harbour Press", "Estuary Books"),
  isbn: fc.uniqueArray(fc.constantFrom(...isbns), { maxLength: 2 }),
});

function recordOf(controlNumber: string, book: Draft): MarcRecord {
  const field = (tag: string, ind: string, ...parts: [string, string][]) => ({
    tag,
    ind,
    subfields: parts.map(([code, value]) => ({ code, value })),
  });
  return {
    leader: "00000cam a2200000 a 4500",
    fields: [
      { tag: "001", value: controlNumber },
      { tag: "008", value: `260101s${book.year}    xx      r     000 0 eng d` },
      ...book.isbn.map((isbn) => field("020", "  ", ["a", isbn])),
      field("100", "1 ", ["a", "Austen, Jane, 1775-1817."]),
      book.subtitle
        ? field("245", "10", ["a", `${book.title} :`], ["b", `${book.subtitle} /`], ["c", "Jane Austen."])
        : field("245", "10", ["a", `${book.title} /`], ["c", "Jane Austen."]),
      field("264", " 1", ["a", "Lusaka :"], ["b", `${book.publisher},`], ["c", `${book.year}.`]),
      field("300", "  ", ["a", `${book.pages} pages ;`], ["c", "22 cm"]),
    ],
  };
}

/** What each library has: control number -> book. */
type Shelves = Record<string, Record<string, Draft>>;

const libraries = ["XX-A", "XX-B", "XX-C"];
const shelf = fc.dictionary(fc.constantFrom("1", "2", "3", "4"), draft, { maxKeys: 4 });
const shelves: fc.Arbitrary<Shelves> = fc.record(Object.fromEntries(libraries.map((isil) => [isil, shelf])));

let files = 0;

async function load(library: string, books: Record<string, Draft>, kind: LoadKind = "full"): Promise<number> {
  const path = join(folder, `${files++}.mrc`);
  const records = Object.entries(books).map(([id, book]) => encodeIso2709(recordOf(id, book)));
  // A full load of an emptied library still needs a file with something in it: a record that is deleted.
  const filler = {
    ...recordOf("0", Object.values(books)[0] ?? someBook),
    leader: "00000dam a2200000 a 4500",
  };
  writeFileSync(path, Buffer.concat([...records, encodeIso2709(filler)]));
  const outcome = await loadFiles(own.database, {
    library,
    kind,
    files: [await fileToLoad(path)],
    profile: shippedProfile("plain"),
  });
  return outcome.load;
}

const someBook: Draft = {
  title: "The tide tables",
  subtitle: null,
  year: 1998,
  pages: 212,
  publisher: "Harbour Press",
  isbn: [],
};

/** The editions that readers see: sets of names, as text, in order. */
async function editions(): Promise<string[]> {
  const rows = await own.database.query<{ names: string }>(sql`
    select string_agg(s.isil || ' ' || r.control_number, ', ' order by s.isil, r.control_number) as names
    from catalogue.record r join catalogue.source s on s.id = r.source
    where r.version <= s.version and (r.until_version is null or r.until_version > s.version)
    group by r.edition order by 1`);
  return rows.map(({ names }) => names);
}

/** What they should be: all records sorted at once, without any load. */
function expected(all: Shelves, matcher = currentMatcher): string[] {
  const candidates = Object.entries(all).flatMap(([isil, books]) =>
    Object.entries(books).map(([id, book]): Candidate => {
      const traits = traitsOf(recordOf(id, book));
      return { name: `${isil} ${id}`, traits, text: traitsToText(traits), keys: matchKeysOf(traits) };
    }),
  );
  return clustersOf(candidates, [], matcher)
    .clusters.map((cluster) =>
      cluster
        .map((at) => candidates[at]!.name)
        .sort()
        .join(", "),
    )
    .sort();
}

async function forgetAll(): Promise<void> {
  await own.database.query(sql`truncate catalogue.record, catalogue.item, catalogue.source, catalogue.load,
    catalogue.block, catalogue.match_key, catalogue.unsettled, catalogue.moved_edition, catalogue.doubtful_pair,
    catalogue.match_decision, catalogue.staged_change, catalogue.change, catalogue.quality,
    catalogue.repair, catalogue.quarantine restart identity cascade`);
}

const runs = 12;

describe("editions", () => {
  test("are the same whatever the order in which libraries are loaded", async () => {
    await fc.assert(
      fc.asyncProperty(shelves, fc.shuffledSubarray(libraries, { minLength: 3 }), async (all, order) => {
        await forgetAll();
        for (const isil of order) await load(isil, all[isil]!);
        expect(await editions()).toEqual(expected(all));
      }),
      { numRuns: runs },
    );
  }, 120_000);

  test("follow records that change, go, and come back, by full loads and deltas", async () => {
    const step = fc.record({ library: fc.constantFrom(...libraries), books: shelf, delta: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(shelves, fc.array(step, { minLength: 1, maxLength: 5 }), async (all, steps) => {
        await forgetAll();
        for (const isil of libraries) await load(isil, all[isil]!);
        const now: Shelves = { ...all };
        for (const { library, books, delta } of steps) {
          await load(library, books, delta ? "delta" : "full");
          now[library] = delta ? { ...now[library], ...books } : books;
          expect(await editions()).toEqual(expected(now));
        }
      }),
      { numRuns: runs },
    );
  }, 120_000);

  test("let go of a record that only an older version of another held", async () => {
    const one: Draft = { ...someBook, pages: 214, isbn: [isbns[0]!] };
    const between: Draft = { ...someBook, pages: 212 };
    const another: Draft = { ...someBook, pages: 214, publisher: "Estuary Books", isbn: [isbns[1]!] };
    await load("XX-A", { 1: one });
    await load("XX-B", { 1: between });
    await load("XX-C", { 1: another });
    expect(await editions()).toEqual(["XX-A 1, XX-B 1, XX-C 1"]);
    await load("XX-B", { 1: one });
    expect(await editions()).toEqual(["XX-A 1, XX-B 1", "XX-C 1"]);
  });

  test("are again what they were when a load is taken back", async () => {
    await fc.assert(
      fc.asyncProperty(shelves, fc.constantFrom(...libraries), shelf, async (all, library, books) => {
        await forgetAll();
        for (const isil of libraries) await load(isil, all[isil]!);
        const changed = JSON.stringify(books) !== JSON.stringify(all[library]);
        const taken = await load(library, books);
        if (changed && (await hasVersion(taken))) await rollBack(own.database, taken);
        expect(await editions()).toEqual(expected(changed ? all : { ...all, [library]: books }));
      }),
      { numRuns: runs },
    );
  }, 120_000);

  test("are the same when two libraries are loaded at once", async () => {
    await fc.assert(
      fc.asyncProperty(shelves, async (all) => {
        await forgetAll();
        await Promise.all(libraries.map((isil) => load(isil, all[isil]!)));
        expect(await editions()).toEqual(expected(all));
      }),
      { numRuns: runs },
    );
  }, 120_000);
});

describe("records stored before matching was here", () => {
  test("are read again from their bytes and find their editions", async () => {
    await fc.assert(
      fc.asyncProperty(shelves, async (all) => {
        await forgetAll();
        for (const isil of libraries) await load(isil, all[isil]!);
        await own.database.query(sql`update catalogue.record
          set traits = '', work = 0, work_key = null, work_rank = 0, lacks = 0, edition = id`);
        await own.database.query(sql`truncate catalogue.match_key, catalogue.moved_edition`);
        await own.database.query(sql`update catalogue.matching set reading = 0`);
        await reread(own.database)();
        expect(await editions()).toEqual(expected(all));
      }),
      { numRuns: 4 },
    );
  }, 60_000);
});

describe("another matcher", () => {
  test("changes exactly what its trial foretold, and nothing before it is chosen", async () => {
    const [, other] = shippedMatchers;
    if (!other) throw new Error("Only one matcher is shipped: there is nothing to try.");
    await fc.assert(
      fc.asyncProperty(shelves, async (all) => {
        await forgetAll();
        await own.database.query(sql`update catalogue.matching set matcher = null`);
        for (const isil of libraries) await load(isil, all[isil]!);
        const before = await editions();
        const { id: trial } = await own.database.transaction((tx) =>
          beginTrial(tx, other.version, "coordinator"),
        );
        await tryMatcher(own.database)({ trial });
        expect(await editions()).toEqual(before);
        const report = await findTrial(own.database, trial);
        await own.database.transaction((tx) => switchMatcher(tx, other.version));
        await sortAgain(own.database)({ matcher: other.version, after: 0 });
        const after = await editions();
        expect(after).toEqual(expected(all, other));
        expect(report).toMatchObject({ matcher: other.version, against: currentMatcher.version });
        expect(report!.finishedAt).not.toBeNull();
        expect(report!.counts).toMatchObject({ before: before.length, after: after.length });
        const foretold = report!.examples.flatMap((example) =>
          example.after.map((names) => names.join(", ")),
        );
        expect(foretold.sort()).toEqual(after.filter((names) => !before.includes(names)).sort());
      }),
      { numRuns: 6 },
    );
  }, 60_000);
});

describe("a person's decision", () => {
  const book = { ...someBook, isbn: [isbns[0]!] };
  const other: Draft = {
    ...someBook,
    title: "A short history of tides",
    pages: 380,
    year: 2004,
    isbn: [isbns[1]!],
  };
  const of = (library: string, controlNumber = "1") => ({ library, controlNumber });

  test("that two records are not one holds through full reloads, changed ones too, until it is undone", async () => {
    for (const isil of libraries) await load(isil, { 1: book });
    expect(await editions()).toEqual(["XX-A 1, XX-B 1, XX-C 1"]);
    const act = await decide(
      own.database,
      splitDecisions([of("XX-A"), of("XX-C")], [of("XX-B")]),
      "staff",
      "another printing",
    );
    expect(await editions()).toEqual(["XX-A 1, XX-C 1", "XX-B 1"]);
    await load("XX-B", { 1: book });
    expect(await editions()).toEqual(["XX-A 1, XX-C 1", "XX-B 1"]);
    await load("XX-B", { 1: { ...book, subtitle: "a guide for sailors" } });
    await load("XX-A", { 1: { ...book, publisher: "Harbour Press Ltd" } });
    expect(await editions()).toEqual(["XX-A 1, XX-C 1", "XX-B 1"]);
    await load("XX-B", {});
    await load("XX-B", { 1: book });
    expect(await editions()).toEqual(["XX-A 1, XX-C 1", "XX-B 1"]);
    await undo(own.database, act, "staff");
    expect(await editions()).toEqual(["XX-A 1, XX-B 1, XX-C 1"]);
  });

  test("that two records are one holds though the rules say otherwise, and whatever is loaded after", async () => {
    await load("XX-A", { 1: book });
    await load("XX-B", { 1: other });
    expect(await editions()).toEqual(["XX-A 1", "XX-B 1"]);
    await decide(own.database, mergeDecisions([[of("XX-A")], [of("XX-B")]]), "staff");
    expect(await editions()).toEqual(["XX-A 1, XX-B 1"]);
    await load("XX-C", { 1: book, 2: other });
    expect(await editions()).toEqual(["XX-A 1, XX-B 1, XX-C 1, XX-C 2"]);
    await load("XX-B", { 1: { ...other, publisher: "Estuary Books" } });
    expect(await editions()).toEqual(["XX-A 1, XX-B 1, XX-C 1, XX-C 2"]);
  });

  test("gives way to a newer one that contradicts it", async () => {
    for (const isil of libraries) await load(isil, { 1: book });
    await decide(own.database, splitDecisions([of("XX-A")], [of("XX-B")]), "staff");
    await decide(own.database, [{ a: of("XX-B"), b: of("XX-A"), verdict: "same" }], "coordinator");
    expect(await editions()).toEqual(["XX-A 1, XX-B 1, XX-C 1"]);
  });

  test("of a record that is gone is refused with what to do", async () => {
    await load("XX-A", { 1: book });
    await expect(
      decide(own.database, [{ a: of("XX-A"), b: of("XX-B", "9"), verdict: "same" }], "staff"),
    ).rejects.toThrow("XX-B has no record 9 now");
  });

  test("leads the address of an edition that was joined with another to that other", async () => {
    await load("XX-A", { 1: book });
    await load("XX-B", { 1: other });
    const [a, b] = await own.database.query<{ edition: number }>(
      sql`select edition from catalogue.record order by source`,
    );
    await decide(own.database, mergeDecisions([[of("XX-A")], [of("XX-B")]]), "staff");
    expect(await own.database.one(sql`select edition, successor from catalogue.moved_edition`)).toEqual({
      edition: b!.edition,
      successor: a!.edition,
    });
  });
});

/** Whether a load changed anything, and so can be taken back. */
async function hasVersion(load: number): Promise<boolean> {
  const { version } = await own.database.one<{ version: number }>(
    sql`select version from catalogue.load where id = ${load}`,
  );
  return version > 0;
}
