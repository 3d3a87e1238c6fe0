import type { DataField } from "#standards/marc/record.ts";

/**
 * What a record describes, as one letter for the content and one for the carrier.
 * Content: t text, n serial, u part of something (article, chapter), c score, m map, a spoken word, j music,
 * g film, k picture, s software or other computer file, r object, p mixed or a collection, "" unknown.
 * Carrier: o online or other electronic text, l large print, b braille, m microform, d disc, c cassette,
 * v videocassette, y DVD, z Blu-ray, "" ordinary for its content, or unknown.
 */
export interface Kind {
  readonly content: string;
  readonly carrier: string;
  /** Whether only one coded byte says so: then it may be a slip. */
  readonly unsure: boolean;
}

/** What the fields of one record say about its carrier; gathered while they are walked once. */
export class CarrierSigns {
  /** 007/00 and 01 of the first 007. */
  physical = "";
  fixed = "";
  /** First 338 $b. */
  carrier = "";
  /** Folded 245 $h, 300 $a, 533 $a, 340 and the like: words that name a carrier. */
  words = "";
}

/** Adds 338, 347, 533 or 538 to the signs. */
export function noteCarrier(signs: CarrierSigns, tag: string, field: DataField): void {
  for (const { code, value } of field.subfields) {
    if (tag === "338" && code === "b" && signs.carrier === "") signs.carrier = value;
    else if (code === "a" && tag !== "338") signs.words += ` ${value.toLowerCase().slice(0, 80)}`;
  }
}

/** Reads the kind from leader/06-07 and the signs (MARC 21 Bibliographic, leader, 007 and 008). */
export function kindOf(leader: string, signs: CarrierSigns): Kind {
  const type = leader.charAt(6);
  const content = contentOf(type, leader.charAt(7), signs.fixed);
  const coded = carrierByForm(signs.fixed.charAt("efgkor".includes(type) && type !== "" ? 29 : 23));
  const stated = carrierStated(content, signs);
  if (stated !== "") return { content, carrier: stated, unsure: false };
  return { content, carrier: coded, unsure: coded !== "" };
}

function contentOf(type: string, level: string, fixed: string): string {
  switch (type) {
    case "a":
    case "t":
      if (level === "s" || level === "i") return "n";
      return level === "a" || level === "b" ? "u" : level === "c" ? "p" : "t";
    case "c":
    case "d":
      return "c";
    case "e":
    case "f":
      return "m";
    case "g":
      return "g";
    case "i":
      return "a";
    case "j":
      return "j";
    case "k":
      return "k";
    case "m":
      // 008/26 d: a document. An e-book that was catalogued as a computer file.
      return fixed.charAt(26) === "d" ? "t" : "s";
    case "o":
    case "r":
      return "r";
    case "p":
      return "p";
    default:
      return "";
  }
}

/** Form of item, 008/23 or 008/29. */
function carrierByForm(form: string): string {
  switch (form) {
    case "a":
    case "b":
    case "c":
      return "m";
    case "d":
      return "l";
    case "f":
      return "b";
    case "o":
    case "q":
    case "s":
      return "o";
    default:
      return "";
  }
}

const named: readonly (readonly [RegExp, string])[] = [
  [
    /online|electronic|web ?site|en ligne|recurso electr|sumber elektronik|e-?book|\bpdf\b|epub|kindle|verkkoaineisto/,
    "o",
  ],
  [/micro(?:form|fich|film|card|opaque|print)/, "m"],
  [/large (?:print|type)|letra grande|gros caract|huruf besar/, "l"],
  [/braille|tactile/, "b"],
  [/blu-?ray/, "z"],
  [/\bdvd/, "y"],
  [/video ?cassette|\bvhs\b/, "v"],
  [/audio ?cassette|sound cassette|\bcassettes?\b/, "c"],
  [/\b(?:audio|sound|compact) dis[ck]|\bcds?\b|cd-audio/, "d"],
];

/** The carrier that 007, 338 or words name; "" where none does. */
function carrierStated(content: string, { physical, carrier, words }: CarrierSigns): string {
  if (physical.startsWith("h") || carrier.startsWith("h")) return "m";
  if (physical.startsWith("cr") || carrier === "cr") return "o";
  if (physical === "tb") return "l";
  if (physical === "tc") return "b";
  if (physical === "sd" || carrier === "sd") return "d";
  if (physical === "ss" || carrier === "ss") return "c";
  if (physical === "vf" || carrier === "vf") return "v";
  if (words === "") return "";
  for (const [pattern, letter] of named) {
    if (!pattern.test(words)) continue;
    // A book that comes with a disc is still a book.
    if (content === "t" && "dcvyz".includes(letter)) continue;
    return letter;
  }
  return "";
}
