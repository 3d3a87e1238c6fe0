import type { DataField } from "#standards/marc/record.ts";

/**
 * What a record describes, as one letter for the content and one for the carrier.
 * Content: t text, n serial, u part of something (article, chapter), c score, m map, a spoken word, j music,
 * g film, k picture, s software or other computer file, r object, p mixed or a collection, "" unknown.
 * Carrier: o online or other electronic text, q electronic on a disc or the like, l large print, b braille, m microform, d disc, c cassette,
 * v videocassette, y DVD, z Blu-ray, "" ordinary for its content, or unknown.
 */
export interface Kind {
  readonly content: string;
  readonly carrier: string;
  /**
   * Whether a text may be on paper all the same: only one place of the record says otherwise, or it is
   * measured as paper is and only 008 and 245 $h say otherwise. Such records were often made from others.
   */
  readonly unsure: boolean;
}

/** What the fields of one record say about its carrier; gathered while they are walked once. */
export class CarrierSigns {
  /** 007/00 and 01 of the first 007. */
  physical = "";
  fixed = "";
  /** First 338 $b. */
  carrier = "";
  /** Words of the physical description and its notes (300 $a, 347, 533, 538), in lower case. */
  described = "";
  /** Words that name a carrier elsewhere (245 $h, 250), in lower case. */
  words = "";
  /** Whether 300 measures something in centimetres, as it does paper. */
  measured = false;
}

/** Adds 338, 347, 533 or 538 to the signs. */
export function noteCarrier(signs: CarrierSigns, tag: string, field: DataField): void {
  for (const { code, value } of field.subfields) {
    if (tag === "338" && code === "b" && signs.carrier === "") signs.carrier = value;
    else if (code === "a" && tag !== "338") signs.described += ` ${value.toLowerCase().slice(0, 80)}`;
  }
}

/**
 * Reads the kind from leader/06-07 and the signs (MARC 21 Bibliographic, leader, 007 and 008).
 *
 * @param hasHost whether the record says where it is found (773), as a part of something must
 */
export function kindOf(leader: string, signs: CarrierSigns, hasHost: boolean): Kind {
  const type = leader.charAt(6);
  const content = contentOf(type, leader.charAt(7), signs.fixed, hasHost);
  const physical = [
    carrierByCode(signs.physical),
    carrierByCode(signs.carrier),
    carrierNamed(content, signs.described),
  ];
  const other = [
    carrierByForm(signs.fixed.charAt("efgkor".includes(type) && type !== "" ? 29 : 23)),
    carrierNamed(content, signs.words),
  ];
  for (const carrier of [...physical, ...other]) {
    if (carrier === "") continue;
    const isPhysical = physical.includes(carrier);
    const says =
      physical.filter((sign) => sign === carrier).length + other.filter((sign) => sign === carrier).length;
    const unsure = content === "t" && (says === 1 || (!isPhysical && signs.measured));
    return { content, carrier, unsure };
  }
  return { content, carrier: "", unsure: false };
}

function contentOf(type: string, level: string, fixed: string, hasHost: boolean): string {
  switch (type) {
    case "a":
    case "t":
      if (level === "s" || level === "i") return "n";
      if (level === "c") return "p";
      return hasHost && (level === "a" || level === "b") ? "u" : "t";
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
    case "s":
      return "o";
    case "q":
      return "q";
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

/** First characters of 007, or 338 $b: they agree where it matters. */
function carrierByCode(code: string): string {
  if (code.startsWith("h")) return "m";
  // 007/04 of a videorecording tells DVD and Blu-ray apart.
  if (code.startsWith("vd")) return code[4] === "s" ? "z" : code[4] === "v" ? "y" : "";
  switch (code.slice(0, 2)) {
    case "cr":
      return "o";
    case "tb":
      return "l";
    case "tc":
      return "b";
    case "sd":
      return "d";
    case "ss":
      return "c";
    case "vf":
      return "v";
    default:
      return "";
  }
}

/** The carrier that words name; "" where they name none. */
function carrierNamed(content: string, words: string): string {
  if (words === "") return "";
  for (const [pattern, letter] of named) {
    if (!pattern.test(words)) continue;
    // A book that comes with a disc is still a book.
    if (content === "t" && "dcvyz".includes(letter)) continue;
    return letter;
  }
  return "";
}
