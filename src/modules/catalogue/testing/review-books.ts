import type { MarcRecord } from "#standards/marc/record.ts";
import { judge } from "../domain/matching/compare.ts";
import { matchKeysOf } from "../domain/matching/match-keys.ts";
import { traitsOf } from "../domain/matching/traits.ts";

/** What a cataloguer wrote of a book. */
export interface TestBook {
  readonly title: string;
  readonly year?: number;
  readonly pages?: number;
  readonly publisher?: string;
  readonly edition?: string | null;
  readonly isbn?: string;
  /** Copies; those on loan have a due date, as Koha writes it. */
  readonly copies?: number;
  readonly onLoan?: number;
}

/** A record of a book, with its copies in Koha's fields. */
export function bookRecord(id: string, book: TestBook): MarcRecord {
  const {
    title,
    year = 1998,
    pages = 212,
    publisher = "Harbour Press",
    edition,
    isbn,
    copies = 1,
    onLoan = 0,
  } = book;
  // Every book has an author of its own: books of one author in one year are candidates too.
  const family = title.replace(/[^A-Za-z]/g, "").slice(0, 12);
  const field = (tag: string, ind: string, ...parts: [string, string][]) => ({
    tag,
    ind,
    subfields: parts.map(([code, value]) => ({ code, value })),
  });
  const items = Array.from({ length: copies }, (_, n) =>
    field(
      "952",
      "  ",
      ["b", "MAIN"],
      ["o", "551.46"],
      ["p", `${id}-${n}`],
      ...(n < onLoan ? ([["q", "2027-01-05"]] as [string, string][]) : []),
    ),
  );
  return {
    leader: "00000cam a2200000 a 4500",
    fields: [
      { tag: "001", value: id },
      { tag: "008", value: `260101s${year}    xx      r     000 0 eng d` },
      ...(isbn ? [field("020", "  ", ["a", isbn])] : []),
      field("100", "1 ", ["a", `${family}, Jane.`]),
      field("245", "10", ["a", `${title} /`], ["c", `Jane ${family}.`]),
      ...(edition ? [field("250", "  ", ["a", edition])] : []),
      field("264", " 1", ["a", "Lusaka :"], ["b", `${publisher},`], ["c", `${year}.`]),
      field("300", "  ", ["a", `${pages} pages ;`], ["c", "22 cm"]),
      ...items,
    ],
  };
}

const variants: Omit<TestBook, "title">[] = [1998, 1999, 2001].flatMap((year) =>
  [212, 214, 220].flatMap((pages) =>
    ["Harbour Press", "Estuary Books"].flatMap((publisher) =>
      [null, "2nd ed."].map((edition) => ({ year, pages, publisher, edition })),
    ),
  ),
);

/**
 * A book as another library describes it, so that the rules cannot say whether it is the same: found by asking them,
 * since they change.
 */
export function doubtfulVariant(book: TestBook): TestBook {
  const traits = traitsOf(bookRecord("1", book));
  const keys = new Set(matchKeysOf(traits));
  const found = variants.find((variant) => {
    const other = traitsOf(bookRecord("2", { ...book, ...variant }));
    return judge(traits, other).verdict === "doubtful" && matchKeysOf(other).some((key) => keys.has(key));
  });
  if (!found) throw new Error("The rules are never in doubt about these books: write others.");
  return { ...book, ...found };
}
