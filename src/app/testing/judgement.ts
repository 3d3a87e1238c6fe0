import type { EditionDocument } from "#modules/catalogue";

/** What a judgement knows of an edition. */
export interface JudgedEdition {
  readonly document: EditionDocument;
  /** Names of the records that it was made from, such as "traject#12". */
  readonly records: readonly string[];
}

/** A search and what it should find. */
export interface JudgedQuery {
  readonly kind: string;
  readonly query: string;
  /** Grade of each edition that is worth finding, by id: 3 is what was meant, 1 is of some use. */
  readonly grades: ReadonlyMap<number, number>;
}

type Test = (edition: Prepared) => boolean;

/** An edition with its texts in small letters and without marks, so that judgements can be typed plainly. */
interface Prepared {
  readonly edition: JudgedEdition;
  readonly texts: Readonly<Record<string, readonly string[]>>;
}

const bestGrade = 3;

/**
 * Reads judged queries: on each line the kind, the query and its judgement, with tabs between; lines that begin
 * with # are remarks.
 *
 * A judgement names what should be found, alternatives divided by " | ", each with its grade before ("2> ...";
 * 3 where none is said). An alternative is a record ("traject#12") or conditions joined by " & ":
 * `title:`, `author:`, `subject:`, `other:` and words that stand together in one such text, `title=` and the whole
 * title, `id:`, `format:`.
 *
 * @throws Error naming the line whose judgement fits no edition
 */
export function readQueries(text: string, editions: readonly JudgedEdition[]): JudgedQuery[] {
  const prepared = editions.map(prepare);
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [kind = "", query = "", judgement = ""] = line.split("\t");
      const grades = gradesOf(judgement, prepared);
      if (![...grades.values()].includes(bestGrade))
        throw new Error(`Nothing fits the judgement of: ${line}`);
      return { kind, query, grades };
    });
}

function prepare(edition: JudgedEdition): Prepared {
  const { titles, authors, subjects, other, identifiers, format } = edition.document;
  return {
    edition,
    texts: {
      title: titles.map(plain),
      author: authors.map(plain),
      subject: subjects.map(plain),
      other: other.map(plain),
      id: identifiers.map(plain),
      format: [plain(format)],
      proper: titles.map((title) => plain(title.replace(/ ?[:;/=] .*$/, "")).replace(/^ (the|a|an) /, " ")),
    },
  };
}

/** Words with one blank before, between and after them. */
function plain(text: string): string {
  const bare = text.normalize("NFKD").replace(/[\u0300-\u036f\u02b0-\u02ff'’‘]/g, "");
  return ` ${bare
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()} `;
}

function gradesOf(judgement: string, editions: readonly Prepared[]): Map<number, number> {
  const grades = new Map<number, number>();
  for (const alternative of judgement.split(" | ")) {
    const [, grade, wanted = ""] = /^(?:([123])> )?(.*)$/.exec(alternative)!;
    const tests = wanted.split(" & ").map(testOf);
    for (const each of editions) {
      const { id } = each.edition.document;
      if (!tests.every((test) => test(each))) continue;
      grades.set(id, Math.max(grades.get(id) ?? 0, Number(grade ?? bestGrade)));
    }
  }
  return grades;
}

function testOf(condition: string): Test {
  const [, field, sign, words = ""] = /^(?:([a-z]+)([:=]))?(.*)$/.exec(condition)!;
  if (field === undefined) return ({ edition }) => edition.records.includes(condition);
  const sought = plain(words);
  if (sign === "=") return ({ texts }) => texts.proper!.includes(sought);
  return ({ texts }) => texts[field]?.some((text) => text.includes(sought)) ?? false;
}
