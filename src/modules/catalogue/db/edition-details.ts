import type { Queryable } from "#kernel/database/database.ts";
import { decode } from "#standards/marc/decode.ts";
import type { MarcRecord } from "#standards/marc/record.ts";
import { describe } from "../domain/describe.ts";
import type { EditionDetails, Holding } from "../domain/edition.ts";
import { extractStatements } from "../domain/extract-items.ts";
import { type DescribedRecord, mergedDetails } from "../domain/merge-details.ts";
import { inStanding } from "../domain/merge-order.ts";
import { asSummary } from "../domain/merge-records.ts";
import { type LeadRecord, withoutLocalFields } from "../domain/shared-record.ts";
import { liveRecordsOfEdition } from "./edition-records.ts";
import { itemsOf, type PlacedItem } from "./items.ts";
import { type OriginalRecord, originalsAt } from "./originals.ts";

/** An edition's page reads at most this many libraries' records whole, the first by standing; holdings show all. */
const readWhole = 40;

/** Decodes a stored record as its library's profile says. */
export function decodeOriginal({ bytes, format, profile }: OriginalRecord): MarcRecord | null {
  const frame = { bytes, offset: 0, number: 1, format, fault: null, charset: null };
  return decode(frame, { encoding: profile?.encoding ?? "auto" }).record;
}

/** Everything that the page of an edition shows, or null where no library has it any more. */
export async function editionDetails(database: Queryable, id: number): Promise<EditionDetails | null> {
  const { records, hasOthers } = await liveRecordsOfEdition(database, id);
  if (records.length === 0) return null;
  const ordered = inStanding(records);
  const [originals, items] = await Promise.all([
    originalsAt(database, ordered.slice(0, readWhole)),
    itemsOf(database, [id]),
  ]);
  const whole = new Map(originals.map((original) => [keyOf(original), readOriginal(original)]));
  const described = ordered.map(
    (record): DescribedRecord => ({ ...record, description: whole.get(keyOf(record))?.description ?? null }),
  );
  const statements = new Map([...whole].map(([key, read]) => [key, read.statements]));
  return {
    ...asSummary(id, ordered),
    ...mergedDetails(described),
    holdings: holdingsOf(ordered, items, statements),
    hasOtherEditions: hasOthers,
    lead: leadOf(ordered, whole),
  };
}

interface Reference {
  readonly library: string;
  readonly controlNumber: string;
}

const keyOf = ({ library, controlNumber }: Reference) => `${library} ${controlNumber}`;

/** What a whole record says beyond its brief: a description, and textual holdings. */
function readOriginal(original: OriginalRecord) {
  const record = decodeOriginal(original);
  const { profile } = original;
  const drop = profile?.drop ?? [];
  return {
    record,
    drop,
    description: record && describe(record, drop),
    statements: record && profile ? extractStatements(record, profile) : [],
  };
}

/** The first record by standing that can be read. */
function leadOf(
  records: readonly Reference[],
  whole: ReadonlyMap<string, ReturnType<typeof readOriginal>>,
): LeadRecord | null {
  for (const { library, controlNumber } of records) {
    const { record, drop = [] } = whole.get(keyOf({ library, controlNumber })) ?? {};
    if (record) return { library, controlNumber, record: withoutLocalFields(record, drop) };
  }
  return null;
}

function holdingsOf(
  records: readonly Reference[],
  items: readonly PlacedItem[],
  statements: ReadonlyMap<string, string[]>,
): Holding[] {
  const holdings = new Map<
    string,
    { library: string; controlNumber: string; statements: string[]; items: Holding["items"][number][] }
  >();
  for (const { library, controlNumber } of records) {
    const key = keyOf({ library, controlNumber });
    holdings.set(key, { library, controlNumber, statements: statements.get(key) ?? [], items: [] });
  }
  for (const { edition: _, library, controlNumber, ...item } of items) {
    const key = keyOf({ library, controlNumber });
    const holding = holdings.get(key) ?? { library, controlNumber, statements: [], items: [] };
    holding.items.push(item);
    holdings.set(key, holding);
  }
  return withoutEmptyCarriers([...holdings.values()]);
}

/** A network's shared record whose items all belong to other libraries is no holding of its own. */
function withoutEmptyCarriers(holdings: Holding[]): Holding[] {
  const others = holdings.some((holding) => holding.items.length > 0);
  return others && holdings.length > 1
    ? holdings.filter(
        (holding) =>
          holding.items.length > 0 || holding.statements.length > 0 || !sharesRecord(holding, holdings),
      )
    : holdings;
}

function sharesRecord(holding: Holding, holdings: readonly Holding[]): boolean {
  return holdings.some(
    (other) => other !== holding && other.controlNumber === holding.controlNumber && other.items.length > 0,
  );
}
