import type { Queryable } from "#kernel/database/database.ts";
import { decode } from "#standards/marc/decode.ts";
import type { MarcRecord } from "#standards/marc/record.ts";
import { type Description, describe } from "../domain/describe.ts";
import type { EditionDetails, Holding } from "../domain/edition.ts";
import { extractStatements } from "../domain/extract-items.ts";
import { editionSummaries } from "./editions.ts";
import { itemsOf } from "./items.ts";
import { type OriginalRecord, originalsOfEdition } from "./originals.ts";

/** An edition's page describes from at most this many libraries' records; holdings show all of them. */
const describedFrom = 40;

/** Decodes a stored record as its library's profile says. */
export function decodeOriginal({ bytes, format, profile }: OriginalRecord): MarcRecord | null {
  const frame = { bytes, offset: 0, number: 1, format, fault: null, charset: null };
  return decode(frame, { encoding: profile?.encoding ?? "auto" }).record;
}

/** Everything that the page of an edition shows, or null where no library has it any more. */
export async function editionDetails(database: Queryable, id: number): Promise<EditionDetails | null> {
  const [summary] = await editionSummaries(database, [id]);
  if (!summary) return null;
  const originals = await originalsOfEdition(database, id, describedFrom);
  const records = originals.map((original) => ({ original, record: decodeOriginal(original) }));
  const described = records.flatMap(({ original, record }) =>
    record ? [describe(record, original.profile?.drop ?? [])] : [],
  );
  const statements = new Map(
    records.map(({ original, record }) => [
      keyOf(original),
      record && original.profile ? extractStatements(record, original.profile) : [],
    ]),
  );
  return { ...summary, ...fullest(described), holdings: await holdingsOf(database, id, summary, statements) };
}

const keyOf = ({ library, controlNumber }: { library: string; controlNumber: string }) =>
  `${library} ${controlNumber}`;

/** Each part from the library that says most about it. */
function fullest(described: readonly Description[]): Description {
  const most = <T extends { length: number }>(part: (description: Description) => T | null, none: T): T =>
    described.reduce((best, description) => {
      const value = part(description);
      return value && value.length > best.length ? value : best;
    }, none);
  return {
    contributors: most((d) => d.contributors, []),
    editionStatement: most((d) => d.editionStatement, "") || null,
    extent: most((d) => d.extent, "") || null,
    series: most((d) => d.series, []),
    subjects: most((d) => d.subjects, []),
    summary: most((d) => d.summary, "") || null,
    notes: most((d) => d.notes, []),
    links: most((d) => d.links, []),
  };
}

async function holdingsOf(
  database: Queryable,
  id: number,
  { records }: Pick<EditionDetails, "records">,
  statements: ReadonlyMap<string, string[]>,
): Promise<Holding[]> {
  const holdings = new Map<
    string,
    { library: string; controlNumber: string; statements: string[]; items: Holding["items"][number][] }
  >();
  for (const record of records) {
    holdings.set(keyOf(record), { ...record, statements: statements.get(keyOf(record)) ?? [], items: [] });
  }
  for (const { edition: _, library, controlNumber, ...item } of await itemsOf(database, [id])) {
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
