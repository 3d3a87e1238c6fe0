import { type DataField, isControlField, type MarcRecord } from "#standards/marc/record.ts";
import { codedYear, imprintYears } from "./dates.ts";
import { editionIn, editionWithin } from "./edition-statement.ts";
import { type Extent, extentOf, heightOf, noExtent } from "./extent.ts";
import { fold, shortened } from "./fold.ts";
import { Numbers, noteControlNumber, noteNumber } from "./identifiers.ts";
import { CarrierSigns, kindOf, noteCarrier } from "./kind.ts";
import type { Traits } from "./record-traits.ts";

/** Traits being gathered. One walk over the fields fills them. */
class Draft {
  readonly numbers = new Numbers();
  readonly signs = new CarrierSigns();
  agency = "";
  controlNumber = "";
  title = "";
  subtitle = "";
  part = "";
  responsibility = "";
  originalTitle = "";
  readonly variants: string[] = [];
  author = "";
  names = "";
  edition = "";
  imprint: string[] = [];
  publisher = "";
  place = "";
  language = "";
  extent = "";
  size = "";
  readonly series: string[] = [];
  host = "";
  reproduction = false;
}

// Longer texts are cut: they say nothing new, and a note of 9,000 bytes in a title must not slow a load down.
const mostTitle = 300;
const mostOther = 240;
const mostNames = 300;
const mostVariants = 4;
const mostSeries = 3;

/** Reads the traits of a bibliographic record in MARC 21. Never fails; what a record does not say is "", 0 or empty. */
export function traitsOf(record: MarcRecord): Traits {
  const draft = new Draft();
  for (const field of record.fields) {
    if (isControlField(field)) noteControl(draft, field.tag, field.value);
    else noteField(draft, field.tag, field);
  }
  return finished(draft, record.leader);
}

function noteControl(draft: Draft, tag: string, value: string): void {
  switch (tag) {
    case "001":
      draft.controlNumber = value;
      return;
    case "003":
      draft.agency = value;
      return;
    case "007":
      if (draft.signs.physical === "") draft.signs.physical = value.slice(0, 5);
      return;
    case "008":
      draft.signs.fixed = value;
  }
}

function noteField(draft: Draft, tag: string, field: DataField): void {
  switch (tag) {
    case "010":
    case "015":
    case "016":
    case "020":
    case "022":
    case "024":
    case "028":
    case "035":
      return noteNumber(draft.numbers, tag, field);
    case "041":
      if (draft.language === "") draft.language = firstOf(field, "a").slice(0, 3).toLowerCase();
      return;
    case "100":
    case "110":
    case "111":
      if (draft.author === "") draft.author = nameIn(field);
      return;
    case "130":
    case "240":
    case "246":
    case "740":
      return noteVariant(draft, field);
    case "245":
      return noteTitle(draft, field);
    case "250":
      draft.edition = joined(draft.edition, fold(allOf(field)), mostOther);
      draft.signs.words += ` ${draft.edition}`;
      return;
    case "260":
    case "264":
      return noteImprint(draft, field);
    case "300":
      return noteExtent(draft, field);
    case "338":
    case "347":
    case "538":
      return noteCarrier(draft.signs, tag, field);
    case "440":
    case "490":
    case "830":
      return noteSeries(draft, field);
    case "500":
    case "533":
    case "534":
      return noteReproduction(draft, tag, field);
    case "700":
    case "710":
    case "711":
      draft.names = joined(draft.names, nameIn(field), mostNames);
      return;
    case "773":
      if (draft.host === "") draft.host = hostIn(field);
      return;
    case "880":
      return noteOriginal(draft, field);
  }
}

function finished(draft: Draft, leader: string): Traits {
  const { numbers, signs } = draft;
  const { fixed } = signs;
  if (draft.controlNumber !== "") noteControlNumber(numbers, draft.controlNumber, draft.agency);
  const kind = kindOf(leader, signs, draft.host !== "");
  const stated = editionIn(draft.edition);
  const language = letters(fixed.slice(35, 38));
  return {
    content: kind.content,
    carrier: kind.carrier,
    unsureCarrier: kind.unsure,
    reproduction: draft.reproduction,
    isbn: numbers.isbn,
    setIsbn: numbers.setIsbn,
    issn: numbers.issn,
    lccn: numbers.lccn,
    oclc: numbers.oclc,
    national: numbers.national,
    otherNumbers: numbers.other,
    publisherNumbers: numbers.publisher,
    title: draft.title,
    subtitle: draft.subtitle,
    part: draft.part,
    responsibility: draft.responsibility,
    originalTitle: draft.originalTitle,
    variants: draft.variants,
    author: draft.author,
    names: draft.names,
    edition: draft.edition,
    editionStatement:
      draft.edition === "" ? editionWithin(`${draft.subtitle} ${draft.responsibility}`) : stated,
    dateType: letters(fixed.charAt(6)),
    date1: codedYear(fixed.slice(7, 11)),
    date2: codedYear(fixed.slice(11, 15)),
    imprint: draft.imprint,
    publisher: draft.publisher,
    place: draft.place,
    country: letters(fixed.slice(15, 18).trim()),
    language: language || letters(draft.language),
    extent: readExtent(draft.extent),
    height: draft.size === "" ? 0 : heightOf(draft.size),
    series: draft.series,
    host: draft.host,
  };
}

function readExtent(text: string): Extent {
  return text === "" ? noExtent : extentOf(text);
}

/** The text where it is small letters throughout, "" otherwise: codes must not break the text form. */
function letters(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 97 || code > 122) return "";
  }
  return text;
}

function firstOf(field: DataField, wanted: string): string {
  for (const { code, value } of field.subfields) if (code === wanted) return value;
  return "";
}

/** $a and $b. */
function allOf(field: DataField): string {
  const { subfields } = field;
  if (subfields.length === 1) return subfields[0]!.value;
  let text = "";
  for (const { code, value } of subfields) if (code === "a" || code === "b") text += `${value} `;
  return text;
}

/** Joins folded texts with a blank, cut at a word. */
function joined(before: string, more: string, most: number): string {
  if (more === "") return before;
  return shortened(before === "" ? more : `${before} ${more}`, most);
}

function noteTitle(draft: Draft, field: DataField): void {
  if (draft.title !== "") return;
  for (const { code, value } of field.subfields) {
    switch (code) {
      case "a":
        draft.title = joined(draft.title, fold(unsorted(value)), mostTitle);
        break;
      case "b":
        draft.subtitle = joined(draft.subtitle, fold(value), mostTitle);
        break;
      case "n":
      case "p":
        draft.part = joined(draft.part, fold(value), mostOther);
        break;
      case "c":
        draft.responsibility = joined(draft.responsibility, fold(value), mostOther);
        break;
      case "h":
        draft.signs.words += ` ${value.toLowerCase()}`;
    }
  }
}

/** The title without the marks that some systems write around an article. */
function unsorted(value: string): string {
  return value.includes("<<") || value.includes("¬") ? value.replace(/<<|>>|¬/g, "") : value;
}

function noteVariant(draft: Draft, field: DataField): void {
  if (draft.variants.length >= mostVariants) return;
  const title = shortened(fold(allOf(field)), mostOther);
  if (title !== "" && !draft.variants.includes(title)) draft.variants.push(title);
}

/** $a $b, and for persons also $c and $d: the name with the years of a life. */
function nameIn(field: DataField): string {
  let name = "";
  for (const { code, value } of field.subfields) {
    if (code === "a" || code === "b" || code === "c" || code === "d" || code === "q") name += ` ${value}`;
  }
  return shortened(fold(name), mostOther);
}

function noteImprint(draft: Draft, field: DataField): void {
  // 264 with second indicator 4 is a copyright date; 0, 2 and 3 are producers, distributors and printers.
  const role = field.tag === "264" ? field.ind.charAt(1) : "1";
  for (const { code, value } of field.subfields) {
    if (code === "c") addYears(draft, role === "4" ? `c${value}` : value);
    else if (role === "4") continue;
    else if (code === "b") draft.publisher = joined(draft.publisher, fold(value), mostOther);
    else if (code === "a") draft.place = joined(draft.place, fold(value), mostOther);
  }
}

function addYears(draft: Draft, text: string): void {
  const years = imprintYears(text);
  if (draft.imprint.length === 0) draft.imprint = years;
  else
    for (const year of years)
      if (!draft.imprint.includes(year) && draft.imprint.length < 5) draft.imprint.push(year);
}

function noteExtent(draft: Draft, field: DataField): void {
  for (const { code, value } of field.subfields) {
    if (code === "a") {
      draft.extent = draft.extent === "" ? value.slice(0, mostOther) : draft.extent;
      draft.signs.described += ` ${value.toLowerCase().slice(0, 80)}`;
    } else if (code === "c" && draft.size === "") {
      draft.size = value.slice(0, 60);
      draft.signs.measured = draft.size.includes("cm");
    }
  }
}

function noteSeries(draft: Draft, field: DataField): void {
  if (draft.series.length >= mostSeries) return;
  let words = "";
  for (const { code, value } of field.subfields) {
    if (code === "a" || code === "n" || code === "p" || code === "v") words += ` ${value}`;
  }
  const series = shortened(fold(words), mostOther);
  if (series !== "" && !draft.series.includes(series)) draft.series.push(series);
}

const saysReproduction = /reprint|facsim|photocop|reproduc|reimpr|nachdruck|fotokopi|cetak ulang/i;

/** 534 describes the original of a reproduction, 533 the reproduction itself; 500 may say either. */
function noteReproduction(draft: Draft, tag: string, field: DataField): void {
  const text = firstOf(field, "a");
  if (tag === "533") draft.signs.described += ` ${text.toLowerCase().slice(0, 80)}`;
  if (tag !== "500" || saysReproduction.test(text)) draft.reproduction = true;
}

/** The host's title and the place in it; its control number only where there is no title, since each library has its own. */
function hostIn(field: DataField): string {
  let host = "";
  let number = "";
  for (const { code, value } of field.subfields) {
    if (code === "t" || code === "g" || code === "q") host += ` ${value}`;
    else if (code === "w" && number === "") number = value;
  }
  return shortened(fold(host === "" ? number : host), mostOther);
}

/** An 880 stands for the field that its $6 names (MARC 21 Appendix A). */
function noteOriginal(draft: Draft, field: DataField): void {
  const link = field.subfields[0];
  if (link?.code !== "6") return;
  const tag = link.value.slice(0, 3);
  if (tag === "245" && draft.originalTitle === "")
    draft.originalTitle = shortened(fold(allOf(field)), mostTitle);
  else if (tag === "100" || tag === "110" || tag === "111")
    draft.names = joined(draft.names, nameIn(field), mostNames);
}
