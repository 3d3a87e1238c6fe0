import { type DataField, isControlField, type MarcRecord } from "#standards/marc/record.ts";
import { describe } from "./describe.ts";
import { extractBrief } from "./extract-brief.ts";

/** What is compared of two records, in the order of a catalogue card. */
export const reviewFields = [
  "title",
  "original-title",
  "responsibility",
  "author",
  "edition",
  "imprint",
  "dates",
  "extent",
  "series",
  "isbn",
  "identifiers",
  "format",
  "languages",
  "notes",
] as const;
export type ReviewField = (typeof reviewFields)[number];

/** What one record says in each place; formats and languages as codes, dates as {@link codedDates} gives them. */
export type ReviewText = Readonly<Record<ReviewField, readonly string[]>>;

/** Notes beyond these do not help to tell two editions apart. */
const mostNotes = 6;

/** Reads a MARC 21 record for comparison. `drop` names the tags that its library keeps to itself. */
export function reviewText(record: MarcRecord, drop: readonly string[]): ReviewText {
  const brief = extractBrief(record);
  const description = describe(record, drop);
  const texts = textsIn(record, drop);
  return {
    title: texts(["245"], "abnp"),
    "original-title": brief.originalTitle ? [brief.originalTitle] : [],
    responsibility: texts(["245"], "c"),
    author: brief.author ? [brief.author] : [],
    edition: texts(["250"], "ab"),
    imprint: texts(["260", "264"], "abc"),
    dates: codedDates(record),
    extent: texts(["300"], "abce"),
    series: description.series,
    isbn: brief.isbn,
    identifiers: [...new Set([...brief.identifiers, ...texts(["024"], "a"), ...texts(["028"], "ab")])],
    format: [brief.format],
    languages: brief.languages,
    notes: description.notes.slice(0, mostNotes),
  };
}

/** Joined subfields of the fields with some tags, as they are written: a cataloguer reads their punctuation. */
function textsIn(record: MarcRecord, drop: readonly string[]) {
  const fields = record.fields.filter((field): field is DataField => !isControlField(field));
  return (tags: readonly string[], codes: string): string[] => [
    ...new Set(
      fields
        .filter(({ tag }) => tags.includes(tag) && !drop.includes(tag))
        .map(({ subfields }) =>
          subfields
            .filter(({ code }) => codes.includes(code))
            .map(({ value }) => value.trim())
            .join(" ")
            .replace(/[\s/:;,=]+$/, ""),
        )
        .filter(Boolean),
    ),
  ];
}

/** 008/06-14: the kind of date and one or two of them, "r 2004 1998"; empty where nothing is coded. */
export function codedDates({ fields }: MarcRecord): string[] {
  const field = fields.find((each) => each.tag === "008");
  if (!field || !isControlField(field)) return [];
  const [type, first, second] = [field.value[6], field.value.slice(7, 11), field.value.slice(11, 15)];
  const dates = [first, second].filter((date) => /^[0-9u]{4}$/.test(date) && date !== "9999");
  return dates.length === 0 || !type ? [] : [[type, ...dates].join(" ")];
}
