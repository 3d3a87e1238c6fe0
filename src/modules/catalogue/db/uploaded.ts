import type { Database, Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import type { LoadKind } from "../domain/load.ts";
import type { LoadProfile } from "../domain/profile.ts";
import { insertLoad } from "./loads.ts";
import { sourceOf } from "./sources.ts";

/** An upload is kept for this long before somebody loads it, and its files after their load is over. */
const keptFor = sql`interval '7 days'`;

interface NewUpload {
  readonly library: string;
  readonly kind: LoadKind;
  readonly profile: LoadProfile;
  readonly files: readonly { readonly name: string; readonly size: number; readonly key: string }[];
  readonly startedBy: string;
  /** What came with the files and could not be taken, in words. */
  readonly refused: string | null;
}

/** Keeps uploaded files as a load that nobody has begun. @returns its number */
export async function keepUpload(tx: Queryable, upload: NewUpload): Promise<number> {
  const { kind, profile, files, startedBy } = upload;
  const source = await sourceOf(tx, upload.library);
  const version = source.version + 1;
  const state = "uploaded";
  const load = await insertLoad(tx, { source: source.id, version, kind, state, files, profile, startedBy });
  await tx.query(sql`update catalogue.load set error = ${upload.refused} where id = ${load}`);
  return load;
}

/**
 * Moves an upload into the queue, with the kind and profile that were chosen last.
 *
 * @returns whether it still was one
 */
export async function queueUpload(
  tx: Queryable,
  load: number,
  { kind, profile }: { kind: LoadKind; profile: LoadProfile },
): Promise<boolean> {
  const rows = await tx.query(sql`update catalogue.load set state = 'waiting', kind = ${kind},
      profile = ${JSON.stringify(profile)}, error = null, started_at = now()
    where id = ${load} and state = 'uploaded' returning id`);
  return rows.length > 0;
}

/**
 * Takes a load out of the queue again; its job then finds nothing to do.
 *
 * @returns whether it had not yet begun
 */
export async function unqueueUpload(tx: Queryable, load: number): Promise<boolean> {
  const rows = await tx.query(sql`update catalogue.load set state = 'uploaded'
    where id = ${load} and state = 'waiting' and files->0->>'key' is not null returning id`);
  return rows.length > 0;
}

/**
 * Forgets an upload that nobody has begun.
 *
 * @returns the keys of its files, to be deleted; undefined when it was none
 */
export async function dropUpload(tx: Queryable, load: number): Promise<string[] | undefined> {
  const row = await tx.maybeOne<{ keys: string[] }>(sql`delete from catalogue.load
    where id = ${load} and state = 'uploaded'
    returning array(select jsonb_array_elements(files)->>'key') as keys`);
  return row?.keys;
}

/** Forgets uploads that nobody has begun for a week. */
export async function forgetUploads(database: Database): Promise<void> {
  await database.query(
    sql`delete from catalogue.load where state = 'uploaded' and started_at < now() - ${keptFor}`,
  );
}

/** Keys of the files that a load may still need: of every load that is not over. */
export async function neededFiles(database: Queryable): Promise<Set<string>> {
  const rows = await database.query<{ key: string }>(sql`
    select file->>'key' as key from catalogue.load, jsonb_array_elements(files) as file
    where state in ('uploaded', 'waiting', 'running', 'stopped', 'failed') and file ? 'key'`);
  return new Set(rows.map(({ key }) => key));
}
