import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Brief } from "./brief.ts";
import type { Description } from "./describe.ts";
import type { StatementKind } from "./edition.ts";
import { type DescribedRecord, mergedDetails, statementsOf } from "./merge-details.ts";
import { inStanding, isStub } from "./merge-order.ts";
import { asDocument, asSummary } from "./merge-records.ts";

const fullBrief: Brief = {
  title: "The sea around us",
  originalTitle: null,
  author: "Carson, Rachel",
  originalAuthor: null,
  year: 1951,
  publisher: "Oxford University Press",
  format: "book",
  languages: ["eng"],
  isbn: ["9780195069976"],
  identifiers: [],
  titles: [],
  contributors: [],
  subjects: ["Ocean"],
  series: [],
};
const silent: Description = {
  contributors: [],
  editionStatement: null,
  extent: null,
  series: [],
  subjects: [],
  summary: null,
  notes: [],
  links: [],
};

interface Given extends Partial<Omit<DescribedRecord, "brief" | "description">> {
  readonly brief?: Partial<Brief>;
  readonly says?: Partial<Description>;
}

function record(library: string, { brief, says, ...more }: Given = {}): DescribedRecord {
  return {
    ...{ library, controlNumber: "1", items: 1, owners: null, priority: 100, work: 0 },
    ...more,
    brief: { ...fullBrief, ...brief },
    description: { ...silent, ...says },
  };
}

const valuesOf = (records: readonly DescribedRecord[], kind: StatementKind) =>
  statementsOf(records)
    .filter((statement) => statement.kind === kind)
    .map(({ value }) => value);

describe("whose words stand for an edition", () => {
  test("are those of the library that the coordinator put first, though another says more", () => {
    const first = record("ZZ-B", { priority: 1, brief: { title: "The sea", subjects: [], publisher: null } });
    const summary = asSummary(7, [record("ZZ-A"), first]);
    expect(summary).toMatchObject({ title: "The sea", publisher: "Oxford University Press" });
    expect(summary.records.map(({ library }) => library)).toEqual(["ZZ-B", "ZZ-A"]);
  });

  test("are those of the fullest record among equals, and of the first ISIL where all say as much", () => {
    const fuller = record("ZZ-C", { brief: { title: "Fuller", subjects: ["Ocean", "Seas"] } });
    expect(asSummary(7, [record("ZZ-A"), fuller]).title).toBe("Fuller");
    const [b, a] = [record("ZZ-B", { brief: { title: "B" } }), record("ZZ-A", { brief: { title: "A" } })];
    expect(asSummary(7, [b, a]).title).toBe("A");
  });

  test.each([
    ["capitals throughout", { title: "THE SEA AROUND US" }],
    ["capitals in Greek", { title: "Η ΘΑΛΑΣΣΑ ΓΥΡΩ ΜΑΣ" }],
    ["a title on order", { title: "The sea around us [on order]" }],
    ["an announcement", { title: "On order: the sea", subjects: ["Ocean"] }],
    ["hardly anything but a title", { subjects: [], publisher: null, year: null }],
  ])("are never those of %s while another library describes it", (_, brief) => {
    expect(isStub({ ...fullBrief, ...brief })).toBe(true);
    const preferred = record("ZZ-A", { priority: 1, brief });
    expect(asSummary(7, [preferred, record("ZZ-B", { brief: { title: "Whole" } })]).title).toBe("Whole");
    expect(asSummary(7, [preferred]).title).toBe(preferred.brief.title);
  });

  test.each(["1984", "M*A*S*H", "NHK日本語講座入門", "ألف ليلة وليلة", "Life on order and chaos"])(
    "may be a title such as %s",
    (title) => expect(isStub({ ...fullBrief, title })).toBe(false),
  );

  test("come from the next record where the first is silent", () => {
    const first = record("ZZ-A", { priority: 1, brief: { author: null, year: null, originalTitle: null } });
    const second = record("ZZ-B", { brief: { year: 1952, originalTitle: "海" } });
    expect(asSummary(7, [second, first])).toMatchObject({
      ...{ author: "Carson, Rachel", year: 1952, originalTitle: "海" },
    });
  });
});

describe("what all libraries say together", () => {
  test("are identifiers and languages, each once", () => {
    const other = record("ZZ-B", { brief: { isbn: ["9780195069976", "9780190906764"], languages: ["spa"] } });
    expect(asSummary(7, [record("ZZ-A"), other])).toMatchObject({
      ...{ isbn: ["9780195069976", "9780190906764"], languages: ["eng", "spa"], libraries: ["ZZ-A", "ZZ-B"] },
    });
  });

  test("are subjects: the first record's as it has them, then what others add", () => {
    const first = record("ZZ-A", { says: { subjects: ["Ocean — Atlantic", "Seas"] } });
    const second = record("ZZ-B", {
      says: { subjects: ["OCEAN -- ATLANTIC.", "Ocean", "Séas", "Tides", "C++", "C"] },
    });
    expect(valuesOf([second, first], "subjects")).toEqual(["Ocean — Atlantic", "Seas", "Tides", "C++", "C"]);
  });

  test("are notes, unless they hardly say anything new", () => {
    const first = record("ZZ-A", { says: { notes: ["Includes bibliographical references and index."] } });
    const notes = ["Includes bibliographical references (p. 230) and index", "First published in 1951"];
    expect(valuesOf([first, record("ZZ-B", { says: { notes } })], "notes")).toEqual([
      "Includes bibliographical references and index.",
      "First published in 1951",
    ]);
  });

  test("are contributors, without whom the page calls the author already", () => {
    const says = { contributors: ["Carson, Rachel.", "Zwinger, Ann"] };
    expect(valuesOf([record("ZZ-A", { says })], "contributors")).toEqual(["Zwinger, Ann"]);
  });

  test("are links, whether written with http or https, under the first one's words", () => {
    const link = (href: string, label: string) => ({ says: { links: [{ href, label }] } });
    const records = [
      record("ZZ-B", link("http://sea.example/read/", "Read it")),
      record("ZZ-A", link("https://sea.example/read", "Read online")),
    ];
    expect(mergedDetails(records).links).toEqual([
      { href: "https://sea.example/read", label: "Read online" },
    ]);
  });
});

describe("where a statement comes from", () => {
  test("is told of each: who says it, and what others say instead", () => {
    const records = [
      record("ZZ-A", { says: { extent: "250 pages" } }),
      record("ZZ-B", { brief: { year: 1952 }, says: { extent: "250 Pages." } }),
    ];
    const [a, b] = records.map(({ library, controlNumber }) => ({ library, controlNumber }));
    const of = (kind: StatementKind) => statementsOf(records).filter((statement) => statement.kind === kind);
    expect(of("extent")).toEqual([{ kind: "extent", value: "250 pages", sources: [a, b], otherwise: [] }]);
    expect(of("year")).toEqual([
      { kind: "year", value: "1951", sources: [a], otherwise: [{ value: "1952", sources: [b] }] },
    ]);
  });

  test("is told of a near repetition beside the statement that stands for it", () => {
    const records = [
      record("ZZ-A", { says: { subjects: ["Ocean — Atlantic"] } }),
      record("ZZ-B", { says: { subjects: ["Ocean"] } }),
    ];
    expect(statementsOf(records).find(({ kind }) => kind === "subjects")).toMatchObject({
      otherwise: [{ value: "Ocean", sources: [{ library: "ZZ-B" }] }],
    });
  });
});

describe("a work", () => {
  test("is the oldest that a record belongs to, or the edition itself", () => {
    expect(asSummary(7, [record("ZZ-A")]).work).toBe(7);
    expect(
      asDocument(7, [record("ZZ-A"), record("ZZ-B", { work: 5 }), record("ZZ-C", { work: 3 })]).work,
    ).toBe(3);
  });
});

const word = fc.constantFrom("Sea", "SEA", "sea.", "Ocean", "Ocean -- Tides", "On order: sea", "海");
const some = fc.uniqueArray(word, { maxLength: 4 });
const perhaps = fc.option(word);
const anyRecord = fc
  .record({
    library: fc.constantFrom("ZZ-A", "ZZ-B", "ZZ-C"),
    controlNumber: fc.stringMatching(/^[a-c]{1,2}$/),
    items: fc.nat(3),
    owners: fc.option(fc.subarray(["ZZ-X", "ZZ-Y"], { minLength: 1 })),
    priority: fc.constantFrom(1, 100),
    work: fc.constantFrom(0, 3, 5),
    brief: fc.record({
      ...{
        title: fc.oneof(word, fc.constant("")),
        originalTitle: perhaps,
        author: perhaps,
        originalAuthor: perhaps,
      },
      ...{
        year: fc.option(fc.constantFrom(1950, 1951)),
        publisher: perhaps,
        titles: some,
        contributors: some,
      },
      ...{
        format: fc.constantFrom("book" as const, "film" as const),
        languages: fc.subarray(["eng", "spa"]),
      },
      ...{
        isbn: fc.subarray(["1", "2"]),
        identifiers: fc.subarray(["a", "b"]),
        subjects: some,
        series: some,
      },
    }),
    description: fc.option(
      fc.record({
        ...{ contributors: some, editionStatement: perhaps, extent: perhaps, series: some, subjects: some },
        ...{ summary: perhaps, notes: some },
        links: some.map((words) => words.map((href) => ({ href, label: href }))),
      }),
    ),
  })
  .map((made): DescribedRecord => made);
/** Records of one edition, and the same in another order. */
const anyEdition = fc
  .uniqueArray(anyRecord, {
    selector: ({ library, controlNumber }) => `${library} ${controlNumber}`,
    ...{ minLength: 1, maxLength: 6 },
  })
  .chain((records) =>
    fc.tuple(
      fc.constant(records),
      fc.shuffledSubarray(records, { minLength: records.length, maxLength: records.length }),
    ),
  );

describe("merging any records", () => {
  test("comes to the same whatever the order in which they come", () => {
    fc.assert(
      fc.property(anyEdition, ([records, shuffled]) => {
        expect(inStanding(shuffled)).toEqual(inStanding(records));
        expect(asSummary(9, shuffled)).toEqual(asSummary(9, records));
        expect(asDocument(9, shuffled)).toEqual(asDocument(9, records));
        expect(mergedDetails(shuffled)).toEqual(mergedDetails(records));
      }),
    );
  });

  test("traces each shown statement to a record that makes it, and says on the page what lists say", () => {
    fc.assert(
      fc.property(anyEdition, ([records]) => {
        const statements = statementsOf(records);
        const names = records.map(({ library, controlNumber }) => `${library} ${controlNumber}`);
        for (const { sources, otherwise } of statements)
          for (const said of [{ sources }, ...otherwise]) {
            expect(said.sources.length).toBeGreaterThan(0);
            for (const { library, controlNumber } of said.sources)
              expect(names).toContain(`${library} ${controlNumber}`);
          }
        const first = (kind: StatementKind) => statements.find((each) => each.kind === kind)?.value ?? null;
        const { title, author, originalTitle, originalAuthor, year, publisher, format } = asSummary(
          9,
          records,
        );
        expect([title || null, author, originalTitle, originalAuthor, publisher, format]).toEqual(
          (["title", "author", "original-title", "original-author", "publisher", "format"] as const).map(
            first,
          ),
        );
        expect(year === null ? null : String(year)).toBe(first("year"));
      }),
    );
  });
});
