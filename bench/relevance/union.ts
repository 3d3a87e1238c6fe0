import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Database } from "#kernel/database/database.ts";
import { prepareDatabase } from "#kernel/database/prepare.ts";
import { sql } from "#kernel/database/sql.ts";
import { createLog } from "#kernel/log.ts";
import { startPostgres } from "#kernel/postgres/embedded.ts";
import type { EditionDocument } from "#modules/catalogue";
import * as catalogue from "#modules/catalogue";
import { createDiscovery, type SearchIndex } from "#modules/discovery";
import { previewFile } from "../../src/modules/catalogue/jobs/preview.ts";
import { fitsOf } from "../../src/modules/catalogue/pages/fitting.ts";

/** A union catalogue of real records, stored and indexed by the product itself. */
export interface Union {
  readonly index: SearchIndex;
  readonly records: number;
  /** Everything that can be found. */
  readonly editions: readonly EditionDocument[];
  /** Edition of a record named by its file and its number there, from 1: "traject#12". */
  readonly editionOf: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/**
 * Loads every `*.mrc` of a folder, each as one library with the profile that fits it best.
 *
 * @param folder with files of MARC records
 * @param directory for the database and the index; must be empty or missing
 */
export async function loadUnion(folder: string, directory: string): Promise<Union> {
  const server = await startPostgres(directory);
  const log = createLog("warn");
  const database = new Database(server.connectionString, log);
  const discovery = createDiscovery({
    ...{ database, catalogue, log, directory, readers: 1 },
    connectionString: server.connectionString,
    libraryNames: async () => new Map(),
  });
  const close = async () => {
    await discovery.stop();
    await database.close();
    await server.stop();
  };
  try {
    await prepareDatabase(database, [catalogue.catalogueFolders.migrations]);
    let records = 0;
    const named: Numbered[] = [];
    for (const file of readdirSync(folder).sort()) {
      if (!file.endsWith(".mrc")) continue;
      records += await loadFile(database, join(folder, file), file.slice(0, -4), named);
    }
    await discovery.start();
    const editions = await readEditions(database);
    while (discovery.index.state().documents < editions.length) await sleep(20);
    const editionOf = await placesOf(database, named);
    return { index: discovery.index, records, editions, editionOf, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Numbered {
  readonly name: string;
  readonly library: string;
  readonly controlNumber: string;
}

async function loadFile(database: Database, path: string, name: string, named: Numbered[]): Promise<number> {
  const file = await catalogue.fileToLoad(path);
  const profile = (await fitsOf(file, catalogue.shippedProfiles()))[0]!.profile;
  const library = `ZZ-${name.toUpperCase()}`;
  for (const { number, controlNumber } of await previewFile(file, profile, Number.POSITIVE_INFINITY))
    if (controlNumber !== null) named.push({ name: `${name}#${number}`, library, controlNumber });
  const { counts } = await catalogue.loadFiles(database, { library, files: [file], kind: "full", profile });
  return counts.read;
}

async function readEditions(database: Database): Promise<EditionDocument[]> {
  const editions: EditionDocument[] = [];
  for (let last = 0; ; ) {
    const ids = await catalogue.editionIds(database, last, 1_000);
    if (ids.length === 0) return editions;
    editions.push(...(await catalogue.editionDocuments(database, ids)));
    last = ids.at(-1)!;
  }
}

async function placesOf(database: Database, named: readonly Numbered[]): Promise<Map<string, number>> {
  const rows = await database.query<{ isil: string; number: string; edition: number }>(sql`
    select s.isil, r.control_number as number, r.edition from catalogue.record r
    join catalogue.source s on s.id = r.source where r.until_version is null`);
  const editions = new Map(rows.map(({ isil, number, edition }) => [`${isil} ${number}`, edition]));
  return new Map(
    named.flatMap(({ name, library, controlNumber }) => {
      const edition = editions.get(`${library} ${controlNumber}`);
      return edition === undefined ? [] : [[name, edition] as const];
    }),
  );
}
