import type { DataField, Field, MarcRecord } from "#standards/marc/record.ts";
import type { Edition } from "./edition.ts";
import type { Random } from "./random.ts";

function field(tag: string, ind: string, ...parts: [code: string, value: string][]): DataField {
  return { tag, ind, subfields: parts.map(([code, value]) => ({ code, value })) };
}

/**
 * One library's record of an edition, with the differences that real cataloguers make: missing ISBN,
 * punctuation, subtitle, diacritics, a year off by one, other pages, dates of birth or not.
 */
export function catalogue(
  edition: Edition,
  controlNumber: string,
  random: Random,
  barcodes: string,
): MarcRecord {
  const isbd = random.chance(0.7);
  const year = random.chance(0.04) ? edition.year + 1 : edition.year;
  const pages = random.chance(0.1) ? edition.pages + random.below(5) : edition.pages;
  const subtitle = random.chance(0.85) ? edition.subtitle : null;
  const rda = random.chance(0.5);
  const fields: Field[] = [
    { tag: "001", value: controlNumber },
    { tag: "005", value: "20260101120000.0" },
    { tag: "008", value: `260101s${year}    xx      r     000 0 ${edition.language} d` },
  ];
  if (edition.isbn13 && random.chance(0.92))
    fields.push(field("020", "  ", ["a", isbnAs(edition.isbn13, random)]));
  fields.push(field("040", "  ", ["a", "XYZ"], ["c", "XYZ"]));
  if (random.chance(0.6))
    fields.push(field("082", "04", ["a", `${100 + random.below(900)}.${random.below(99)}`], ["2", "23"]));
  const author = `${edition.family}, ${edition.given}`;
  const dated: [string, string][] = random.chance(0.6)
    ? [
        ["a", `${author},`],
        ["d", `${edition.born}-`],
      ]
    : [["a", isbd ? `${author}.` : author]];
  if (edition.original) dated.unshift(["6", "880-01"]);
  fields.push(field("100", "1 ", ...dated));
  const title: [string, string][] = [["a", `${edition.title}${isbd ? (subtitle ? " :" : " /") : ""}`]];
  if (subtitle) title.push(["b", `${subtitle}${isbd ? " /" : ""}`]);
  if (random.chance(0.8)) title.push(["c", `${edition.given} ${edition.family}.`]);
  if (edition.original) title.unshift(["6", "880-02"]);
  fields.push(field("245", "10", ...title));
  const imprint: [string, string][] = [
    ["a", `${edition.town} :`],
    ["b", `${edition.publisher},`],
    ["c", rda ? `[${year}]` : `${year}.`],
  ];
  fields.push(rda ? field("264", " 1", ...imprint) : field("260", "  ", ...imprint));
  fields.push(field("300", "  ", ["a", `${pages} ${rda ? "pages" : "p."} ;`], ["c", "22 cm."]));
  if (rda) {
    fields.push(field("336", "  ", ["a", "text"], ["b", "txt"], ["2", "rdacontent"]));
    fields.push(field("338", "  ", ["a", "volume"], ["b", "nc"], ["2", "rdacarrier"]));
  }
  if (edition.contents) fields.push(...contentsFields(edition.contents));
  for (const subject of edition.subjects) if (random.chance(0.8)) fields.push(subjectField(subject));
  fields.push(...originalFields(edition));
  fields.push(...itemFields(random, barcodes));
  return { leader: edition.leader, fields };
}

function isbnAs(isbn13: string, random: Random): string {
  if (random.chance(0.2)) return `${isbn13} (pbk.)`;
  if (random.chance(0.1)) return `${isbn13.slice(0, 3)}-${isbn13.slice(3, 12)}-${isbn13.slice(12)}`;
  return isbn13;
}

/** A field holds 9,999 bytes at most (ISO 2709), so long contents take several. */
function contentsFields(contents: string): DataField[] {
  const fields: DataField[] = [];
  for (let at = 0; at < contents.length; at += 9_000)
    fields.push(field("505", "0 ", ["a", contents.slice(at, at + 9_000)]));
  return fields;
}

function subjectField(subject: string): DataField {
  const [main, division] = subject.split(" -- ");
  return division
    ? field("650", " 0", ["a", main!], ["x", `${division}.`])
    : field("650", " 0", ["a", `${subject}.`]);
}

function originalFields({ original }: Edition): DataField[] {
  if (!original) return [];
  return [
    field("880", "1 ", ["6", `100-01/${original.script}`], ["a", original.name]),
    field("880", "10", ["6", `245-02/${original.script}`], ["a", original.title]),
  ];
}

const locations = ["ADULT", "CHILD", "REF", "STACK", "AV"];

function itemFields(random: Random, barcodes: string): DataField[] {
  const count = random.chance(0.7) ? 1 : 1 + random.below(4);
  return Array.from({ length: count }, (_, n) =>
    field(
      "952",
      "  ",
      ["a", `B${random.below(4)}`],
      ["b", `B${random.below(4)}`],
      ["c", random.of(locations)],
      ["o", `${100 + random.below(900)}.${random.below(99)} ABC`],
      ["p", `${barcodes}${n}`],
      ["y", "BK"],
    ),
  );
}
