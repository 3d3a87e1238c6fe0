import { createHash } from "node:crypto";
import type { Database } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import { originalRecord } from "#modules/catalogue";

/** What an installation's catalogue shows, without the numbers that differ between two loads of the same. */
export interface Contents {
  readonly records: number;
  readonly items: number;
  /** SHA-256 over all records: fingerprints, words, items, and which records share an edition. */
  readonly digest: string;
  /** SHA-256 over the original bytes of every fortieth record. */
  readonly originals: string;
}

interface Row {
  library: string;
  controlNumber: string;
  edition: number;
  text: string;
  items: string[] | null;
}

/** Reads the whole catalogue, straight from its tables: a test of faults asks what is stored, not what a page says. */
export async function contentsOf(database: Database): Promise<Contents> {
  const rows = await database.query<Row>(sql`
    select s.isil as library, r.control_number as "controlNumber", r.edition,
      concat_ws(' ', r.fingerprint, r.length, r.items, r.brief) as text,
      (select array_agg(concat_ws('|', i.status, i.owner, i.branch, i.location, i.call_number, i.barcode) order by i.n)
        from catalogue.item i where i.record = r.id and i.version = r.version) as items
    from catalogue.record r join catalogue.source s on s.id = r.source
    where r.version <= s.version and (r.until_version is null or r.until_version > s.version)
    order by s.isil, r.control_number collate "C"`);
  const together = Map.groupBy(rows, (row) => row.edition);
  const digest = createHash("sha256");
  const originals = createHash("sha256");
  let items = 0;
  for (const [n, row] of rows.entries()) {
    const edition = together.get(row.edition)!.map((other) => `${other.library} ${other.controlNumber}`);
    digest.update(JSON.stringify([edition, row.text, row.items]));
    items += row.items?.length ?? 0;
    if (n % 40 === 0)
      originals.update((await originalRecord(database, row.library, row.controlNumber))!.bytes);
  }
  return { records: rows.length, items, digest: digest.digest("hex"), originals: originals.digest("hex") };
}
