import type { Queryable } from "#kernel/database/database.ts";
import { type Sql, sql } from "#kernel/database/sql.ts";
import type { BranchDocument, LibraryDetails, NetworkDocument } from "../domain/library.ts";

const json = (value: unknown): Sql => sql`${JSON.stringify(value)}::jsonb`;

/** Whether a write found the revision that its writer had seen; `false` when somebody was faster. */
type Written = Promise<boolean>;

async function wrote(tx: Queryable, statement: Sql): Written {
  return (await tx.query(statement)).length > 0;
}

// Without a revision the write is meant whatever stood there before (imports).
const unchangedSince = (revision: number | undefined): Sql =>
  revision === undefined ? sql`true` : sql`revision = ${revision}`;

/** Writes the network's facts; its first writing needs no revision. */
export function writeNetwork(tx: Queryable, network: NetworkDocument, revision?: number): Written {
  const { name, names, about = null } = network;
  return wrote(
    tx,
    sql`insert into directory.network as n (name, names, about) values (${name}, ${json(names)}, ${about})
      on conflict (singleton) do update set name = excluded.name, names = excluded.names, about = excluded.about,
        revision = n.revision + 1
      where ${revision === undefined ? sql`true` : sql`n.revision = ${revision}`} returning 1`,
  );
}

/** Adds a library; `false` when its ISIL is taken. */
export function addLibrary(tx: Queryable, library: LibraryDetails): Written {
  const { isil, symbols, name, names, language, timeZone, localSystem, joins, holidays } = library;
  return wrote(
    tx,
    sql`insert into directory.library
        (isil, symbols, name, names, language, time_zone, local_system, joins, website, about, accent, holidays)
      values (${isil}, ${json(symbols)}, ${name}, ${json(names)}, ${language}, ${timeZone}, ${localSystem},
        ${joins}::text[], ${library.website ?? null}, ${library.about ?? null}, ${library.accent ?? null},
        ${json(holidays)})
      on conflict do nothing returning 1`,
  );
}

/** Changes a library's facts. */
export function changeLibrary(tx: Queryable, library: LibraryDetails, revision?: number): Written {
  const { isil, symbols, name, names, language, timeZone, localSystem, joins, holidays } = library;
  return wrote(
    tx,
    sql`update directory.library set symbols = ${json(symbols)}, name = ${name}, names = ${json(names)},
        language = ${language}, time_zone = ${timeZone}, local_system = ${localSystem},
        joins = ${joins}::text[], website = ${library.website ?? null}, about = ${library.about ?? null},
        accent = ${library.accent ?? null}, holidays = ${json(holidays)},
        revision = revision + 1, changed_at = now()
      where isil = ${isil} and ${unchangedSince(revision)} returning 1`,
  );
}

/** Adds a branch after the library's others; `false` when its code is taken, also by a removed branch. */
export function addBranch(tx: Queryable, isil: string, branch: BranchDocument): Written {
  const { address } = branch;
  return wrote(
    tx,
    sql`insert into directory.branch (library, code, place, name, names, street, city, postcode, region,
        country, latitude, longitude, phone, email, time_zone, hours, closures)
      select ${isil}, ${branch.code}, coalesce(max(place), 0) + 1, ${branch.name}, ${json(branch.names)},
        ${address.street}, ${address.city}, ${address.postcode}, ${address.region ?? null}, ${address.country},
        ${branch.latitude}::float8, ${branch.longitude}::float8, ${branch.phone ?? null},
        ${branch.email ?? null}, ${branch.timeZone ?? null}, ${json(branch.hours)}, ${json(branch.closures)}
      from directory.branch where library = ${isil}
      on conflict do nothing returning 1`,
  );
}

/** Changes a branch; one that was removed is put back by an import (no revision). */
export function changeBranch(
  tx: Queryable,
  isil: string,
  branch: BranchDocument,
  revision?: number,
): Written {
  const { address } = branch;
  const there = revision === undefined ? sql`true` : sql`removed_at is null`;
  return wrote(
    tx,
    sql`update directory.branch set name = ${branch.name}, names = ${json(branch.names)},
        street = ${address.street}, city = ${address.city}, postcode = ${address.postcode},
        region = ${address.region ?? null}, country = ${address.country},
        latitude = ${branch.latitude}, longitude = ${branch.longitude}, phone = ${branch.phone ?? null},
        email = ${branch.email ?? null}, time_zone = ${branch.timeZone ?? null},
        hours = ${json(branch.hours)}, closures = ${json(branch.closures)},
        removed_at = null, revision = revision + 1, changed_at = now()
      where library = ${isil} and code = ${branch.code} and ${there} and ${unchangedSince(revision)}
      returning 1`,
  );
}

/** Takes a branch off every page and list, or puts it back; `false` when there is nothing to do. */
export function setBranchRemoved(tx: Queryable, isil: string, code: string, removed: boolean): Written {
  return wrote(
    tx,
    sql`update directory.branch set removed_at = ${removed ? sql`now()` : sql`null`},
        revision = revision + 1, changed_at = now()
      where library = ${isil} and code = ${code} and (removed_at is null) = ${removed} returning 1`,
  );
}

/** Sets or clears the name of a library's logo in the store of files. */
export function setLogo(tx: Queryable, isil: string, logo: string | null): Written {
  return wrote(
    tx,
    sql`update directory.library set logo = ${logo}, changed_at = now() where isil = ${isil} returning 1`,
  );
}
