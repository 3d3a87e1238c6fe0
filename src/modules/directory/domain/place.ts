import { middleOf } from "./distance.ts";
import type { Address, Branch, Library, Position } from "./library.ts";

/** A place that a reader gave, with the words to show for it. */
export interface Place extends Position {
  readonly label: string;
}

/** What a reader's words for a place may mean. */
export type PlaceFound =
  | { readonly kind: "found"; readonly place: Place }
  | { readonly kind: "several"; readonly places: readonly Place[] }
  | { readonly kind: "unknown" };

// Arabic-Indic and Persian digits, the Arabic decimal sign and comma, and the true minus sign.
function plainDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replaceAll("٫", ".")
    .replaceAll("،", ",")
    .replaceAll("\u2212", "-");
}

const pointPair = /^(?:geo:)?\s*([+-]?\d{1,3}(?:\.\d+)?)\s*[,;\s]\s*([+-]?\d{1,3}(?:\.\d+)?)$/;
const commaPair = /^([+-]?\d{1,3},\d+)\s*(?:;|\s|,\s)\s*([+-]?\d{1,3}(?:,\d+)?)$/;

/** Reads `lat, lon` in degrees, with a decimal point or comma, or a `geo:` address; undefined for anything else. */
export function readPosition(text: string): Position | undefined {
  const plain = plainDigits(text.trim());
  const found = pointPair.exec(plain) ?? commaPair.exec(plain);
  if (!found) return undefined;
  const [latitude, longitude] = [found[1]!, found[2]!].map((part) => Number(part.replace(",", "."))) as [
    number,
    number,
  ];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}

function fold(text: string): string {
  return plainDigits(text)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

type Matcher = (address: Address, wanted: string) => boolean;

// The surest reading first; a later one is tried only where the earlier finds nothing.
const readings: readonly Matcher[] = [
  (address, wanted) => fold(address.postcode) === wanted,
  (address, wanted) => fold(address.city) === wanted,
  (address, wanted) => wanted.length >= 2 && fold(address.postcode).startsWith(wanted),
  (address, wanted) => wanted.length >= 3 && fold(address.city).startsWith(wanted),
];

function townOf({ address }: Branch): string {
  return [address.city, address.region, address.country].filter(Boolean).join(", ");
}

/** Towns of one name in two regions are two places: their middle would be neither. */
function placesOf(branches: readonly Branch[]): Place[] {
  const towns = Map.groupBy(branches, townOf);
  return [...towns].map(([label, inTown]) => ({ label, ...middleOf(inTown) }));
}

/**
 * What a reader means by a place written by hand: a position, or a postcode or town in which the network
 * has a branch. Nobody outside is asked.
 */
export function findPlace(libraries: readonly Library[], text: string): PlaceFound {
  const position = readPosition(text);
  if (position) return { kind: "found", place: { label: text.trim(), ...position } };
  const wanted = fold(text.slice(0, 200));
  if (!wanted) return { kind: "unknown" };
  const branches = libraries.flatMap((library) => library.branches);
  for (const reads of readings) {
    const places = placesOf(branches.filter(({ address }) => reads(address, wanted)));
    if (places.length === 1) return { kind: "found", place: places[0]! };
    if (places.length > 1) return { kind: "several", places };
  }
  return { kind: "unknown" };
}
