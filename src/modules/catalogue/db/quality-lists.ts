import type { Queryable } from "#kernel/database/database.ts";
import { type Sql, sql } from "#kernel/database/sql.ts";
import type { Brief } from "../domain/brief.ts";
import { type Lack, lackBits } from "../domain/quality.ts";
import type { FigureName } from "../domain/quality-report.ts";
import { briefFromText } from "./brief-text.ts";
import { hasMadeNumber, lacksInItem, liveRecords, othersHaveIt } from "./quality-terms.ts";

/** A record that a figure counts. */
export interface ConcernedRecord {
  readonly controlNumber: string;
  readonly edition: number;
  readonly brief: Brief;
}

/** Where a page of a list begins: after this record of this edition, in the list's own order. */
export interface ListPlace {
  readonly edition: number;
  readonly controlNumber: string;
}

export const listStart: ListPlace = { edition: 0, controlNumber: "" };

/** What makes `r` one of those that a figure counts. */
function conditionOf(figure: FigureName): Sql {
  switch (figure) {
    case "number":
      return hasMadeNumber;
    case "call-number":
    case "barcode":
      return sql`r.items > 0 and ${lacksInItem(figure)}`;
    case "alone":
      return sql`r.owners is null and not ${othersHaveIt}`;
    case "joined":
      return sql`(r.owners is not null or ${othersHaveIt})`;
    case "duplicates":
      throw new TypeError("Duplicates are listed by edition.");
    default:
      return sql`r.lacks & ${lackBits[figure as Lack]}::smallint <> 0`;
  }
}

/** Which records are asked for: some of those that a figure counts. */
export interface RecordsAsked {
  readonly isil: string;
  readonly figure: FigureName;
  readonly after: ListPlace;
  readonly limit: number;
  /** How many the figure counted last. Few are found faster by one look at all records than in their order. */
  readonly expected: number | undefined;
}

const few = 2_000;

/**
 * The records of a library that a figure counts, a page at a time: duplicates by edition, the others by control number.
 */
export async function recordsConcerned(database: Queryable, asked: RecordsAsked): Promise<ConcernedRecord[]> {
  const rows = await database.query<Omit<ConcernedRecord, "brief"> & { brief: string }>(
    sql`${inOrder(asked)} limit ${asked.limit}`,
  );
  return rows.map((row) => ({ ...row, brief: briefFromText(row.brief) }));
}

function inOrder({ isil, figure, after, expected = few }: RecordsAsked): Sql {
  const isByEdition = figure === "duplicates";
  const found = isByEdition ? duplicates(isil, after) : withNumbers(isil, figure, after);
  const order = isByEdition ? sql`edition, "controlNumber"` : sql`"controlNumber"`;
  return expected < few
    ? sql`with found as materialized (${found}) select * from found order by ${order}`
    : sql`${found} order by ${order}`;
}

const columns = sql`r.control_number as "controlNumber", r.edition, r.brief`;

// The number of the source stands as a value of its own, so that the order of the primary key can be used.
const sourceOf = (isil: string) => sql`(select id from catalogue.source where isil = ${isil})`;

function withNumbers(isil: string, figure: FigureName, { controlNumber }: ListPlace): Sql {
  return sql`select ${columns} from ${liveRecords}
    where r.source = ${sourceOf(isil)} and r.control_number > ${controlNumber} and ${conditionOf(figure)}`;
}

function duplicates(isil: string, { edition, controlNumber }: ListPlace): Sql {
  return sql`select ${columns} from ${liveRecords}
    where r.source = ${sourceOf(isil)} and r.edition >= ${edition}
      and (r.edition, r.control_number) > (${edition}, ${controlNumber})
      and exists (select 1 from catalogue.record o where o.edition = r.edition and o.source = r.source
        and o.control_number <> r.control_number
        and o.version <= s.version and (o.until_version is null or o.until_version > s.version))`;
}
