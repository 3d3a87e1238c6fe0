import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import type { MarcFormat } from "#standards/marc/frame.ts";
import type { LoadProfile } from "../domain/profile.ts";
import { bytesInBlock } from "./blocks.ts";
import { isLive } from "./editions.ts";

/** One library's record as it came, byte for byte. */
export interface OriginalRecord {
  readonly library: string;
  readonly controlNumber: string;
  readonly edition: number;
  readonly format: MarcFormat;
  readonly bytes: Buffer;
  /** The library's own profile, where it has one: how the bytes are read. */
  readonly profile: LoadProfile | null;
}

/** Formats by their numbers in the tables. */
export const formatNames: readonly MarcFormat[] = ["iso2709", "marcxml", "marcjson"];

interface Row {
  library: string;
  controlNumber: string;
  edition: number;
  format: number;
  profile: LoadProfile | null;
  content: Buffer;
  start: number;
  length: number;
}

const columns = sql`s.isil as library, r.control_number as "controlNumber", r.edition, r.format, s.profile,
  b.content, r.start, r.length`;

function fromRow({ content, start, length, format, ...row }: Row): OriginalRecord {
  return { ...row, format: formatNames[format]!, bytes: bytesInBlock(content, start, length) };
}

/** The record of a library with a control number that readers see now. */
export async function originalRecord(
  database: Queryable,
  isil: string,
  controlNumber: string,
): Promise<OriginalRecord | undefined> {
  const row = await database.maybeOne<Row>(sql`select ${columns}
    from catalogue.record r join catalogue.source s on s.id = r.source join catalogue.block b on b.id = r.block
    where s.isil = ${isil} and r.control_number = ${controlNumber} and ${isLive}`);
  return row && fromRow(row);
}

/** Where the bytes of a live record are. */
export interface OriginalPlace extends Omit<Row, "content"> {
  readonly block: number;
}

/** The columns of {@link OriginalPlace} beyond library, control number and edition. */
export const placeColumns = sql`r.format, s.profile, r.block, r.start, r.length`;

/** The records at these places; one whose block was cleared away in the meantime is left out. */
export async function originalsAt(
  database: Queryable,
  places: readonly OriginalPlace[],
): Promise<OriginalRecord[]> {
  const blocks = [...new Set(places.map(({ block }) => block))];
  const rows = await database.query<{ id: number; content: Buffer }>(
    sql`select id, content from catalogue.block where id = any(${blocks}::bigint[])`,
  );
  const contents = new Map(rows.map(({ id, content }) => [id, content]));
  return places.flatMap(({ block, library, controlNumber, edition, format, profile, start, length }) => {
    const content = contents.get(block);
    if (!content) return [];
    return [fromRow({ library, controlNumber, edition, format, profile, start, length, content })];
  });
}
