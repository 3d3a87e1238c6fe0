// How long does a union catalogue take, from files to searchable? `npm run bench -- load`
// Generates a corpus (or takes one made before), starts PostgreSQL and the search index on an empty
// directory, loads every library's file, loads the same again, changes one record, and counts how well
// editions were joined.
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Database } from "#kernel/database/database.ts";
import { prepareDatabase } from "#kernel/database/prepare.ts";
import { sql } from "#kernel/database/sql.ts";
import { createLog } from "#kernel/log.ts";
import { startPostgres } from "#kernel/postgres/embedded.ts";
import * as catalogue from "#modules/catalogue";
import { createDiscovery, type Discovery, parseQuery } from "#modules/discovery";
import { encodeIso2709 } from "#standards/marc/iso2709.ts";
import { type CorpusFile, writeCorpus } from "./corpus/corpus.ts";
import { pairQuality } from "./corpus/pairs.ts";
import { databaseCpu } from "./database-cpu.ts";

interface Round {
  readonly records: number;
  /** Seconds until all was stored, and until all could be found. */
  readonly stored: number;
  readonly searchable: number;
  /** Processor seconds of this process with all its threads. */
  readonly cpu: number;
  /** Processor seconds of the database server; null where they cannot be told. */
  readonly databaseCpu: number | null;
}

/** Runs the benchmark. Options: --records, --libraries, --directory (kept when given). */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      records: { type: "string", default: "1000000" },
      libraries: { type: "string", default: "20" },
      directory: { type: "string" },
    },
  });
  const records = Number(values.records);
  const directory = values.directory ?? ".tmp/bench-load";
  const files = await corpusIn(join(directory, `corpus-${records}`), records, Number(values.libraries));
  rmSync(join(directory, "data"), { recursive: true, force: true });
  const peak = watchMemory();
  const server = await startPostgres(join(directory, "data"));
  const log = createLog("warn");
  const database = new Database(server.connectionString, log);
  await prepareDatabase(database, [catalogue.catalogueFolders.migrations]);
  const discovery = createDiscovery({
    ...{ database, catalogue, log },
    connectionString: server.connectionString,
    directory: join(directory, "data"),
    libraryNames: async () => new Map(),
    readers: 1,
  });
  try {
    await discovery.start();
    const first = await loadAll(database, discovery, files);
    show("first load", first);
    const again = await loadAll(database, discovery, files);
    show("the same again", again);
    const freshness = await freshnessOf(database, discovery, files[0]!, directory);
    console.log(`one record changed: found after ${freshness.toFixed(0)} ms`);
    const pairs = await pairQuality(database);
    const size = files.reduce((sum, file) => sum + statSync(file.path).size, 0);
    console.log(
      `${(size / 1e6).toFixed(0)} MB of MARC; ${pairs.clusters} editions; peak memory ${peak()} MB`,
    );
    console.log(
      JSON.stringify({
        bench: "load",
        cores: availableParallelism(),
        memory_gb: Math.round(totalmem() / 1024 ** 3),
        peak_rss_mb: peak(),
        records: first.records,
        records_per_second: Math.round(first.records / first.searchable),
        stored_records_per_second: Math.round(first.records / first.stored),
        reload_records_per_second: Math.round(again.records / again.searchable),
        freshness_ms: Math.round(freshness),
        ...pairs,
      }),
    );
  } finally {
    await discovery.stop();
    await database.close();
    await server.stop();
    if (!values.directory) rmSync(directory, { recursive: true, force: true });
  }
}

async function corpusIn(directory: string, records: number, libraries: number): Promise<CorpusFile[]> {
  if (!existsSync(directory)) return writeCorpus(directory, records, libraries);
  return readdirSync(directory)
    .sort()
    .map((file) => ({ isil: file.replace(".mrc", ""), path: join(directory, file), records: 0 }));
}

/** Watches this process's memory, its threads included. @returns the peak so far, in MB */
function watchMemory(): () => number {
  let peak = 0;
  setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 100).unref();
  return () => Math.round(peak / 1e6);
}

async function loadAll(
  database: Database,
  discovery: Discovery,
  files: readonly CorpusFile[],
): Promise<Round> {
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const postmaster = await postmasterOf(database);
  const before = databaseCpu(postmaster);
  let records = 0;
  const profile = catalogue.shippedProfile("koha");
  for (const { isil, path } of files) {
    const request = {
      library: isil,
      files: [await catalogue.fileToLoad(path)],
      kind: "full" as const,
      profile,
    };
    records += (await catalogue.loadFiles(database, request)).counts.read;
  }
  const stored = (performance.now() - begun) / 1000;
  const searchable = ((await whenSearchable(database, discovery)) - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const after = databaseCpu(postmaster);
  return {
    ...{ records, stored, searchable, cpu: (user + system) / 1e6 },
    databaseCpu: before === null || after === null ? null : after - before,
  };
}

/** The process id of the server that runs here: the first line of its postmaster.pid. */
async function postmasterOf(database: Database): Promise<number> {
  const { pid } = await database.one<{ pid: string }>(
    sql`select split_part(pg_read_file('postmaster.pid'), E'\n', 1) as pid`,
  );
  return Number(pid);
}

/**
 * The moment (performance.now) since when the index has been up to date. Asking the database how many
 * editions there should be takes seconds of its own, so the index is believed first and checked after.
 */
async function whenSearchable(database: Database, discovery: Discovery): Promise<number> {
  for (;;) {
    const since = performance.now();
    let steady = true;
    for (let n = 0; n < 10 && steady; n++) {
      await sleep(10);
      steady = !discovery.index.state().behind;
    }
    if (steady && discovery.index.state().documents === (await liveEditions(database))) return since;
  }
}

async function liveEditions(database: Database): Promise<number> {
  const { editions } = await database.one<{ editions: number }>(
    sql`select count(distinct edition) as editions from catalogue.record r join catalogue.source s on s.id = r.source
      where r.version <= s.version and (r.until_version is null or r.until_version > s.version)`,
  );
  return editions;
}

function show(what: string, { records, stored, searchable, cpu, databaseCpu }: Round): void {
  const rate = (seconds: number) => Math.round(records / seconds).toLocaleString("en");
  console.log(
    `${what}: ${records.toLocaleString("en")} records, stored in ${stored.toFixed(1)} s (${rate(stored)}/s), searchable after ${searchable.toFixed(1)} s (${rate(searchable)}/s); ${((cpu / records) * 1e6).toFixed(0)} µs of this process a record${databaseCpu === null ? "" : `, ${((databaseCpu / records) * 1e6).toFixed(0)} µs of the database`}`,
  );
}

const noFilters = { library: [], format: [], language: [] };

/** Changes one record by a delta of its own; milliseconds from the call until search finds its new title. */
async function freshnessOf(
  database: Database,
  discovery: Discovery,
  { isil }: CorpusFile,
  directory: string,
): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 7; n++) {
    const title = `Freshnessword${n} tried`;
    const path = join(directory, "one.mrc");
    const fields = [
      { tag: "001", value: "freshness-1" },
      { tag: "245", ind: "10", subfields: [{ code: "a", value: title }] },
    ];
    writeFileSync(path, encodeIso2709({ leader: "00000cam a2200000 a 4500", fields }));
    const file = await catalogue.fileToLoad(path);
    const begun = performance.now();
    await catalogue.loadFiles(database, { library: isil, files: [file], kind: "delta" });
    const request = {
      query: parseQuery(`Freshnessword${n}`),
      filters: noFilters,
      order: "relevance",
      limit: 1,
      offset: 0,
    } as const;
    while ((await discovery.index.search(request)).total === 0) await sleep(2);
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[3]!;
}
