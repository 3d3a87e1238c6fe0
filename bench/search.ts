import { mkdirSync, rmSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { EditionDocument } from "#modules/catalogue";
import { parseQuery } from "../src/modules/discovery/domain/query.ts";
import { IndexBuild } from "../src/modules/discovery/engine/index-build.ts";
import { createIndexFile } from "../src/modules/discovery/engine/index-file.ts";
import { Reader } from "../src/modules/discovery/engine/reader.ts";
import type { Filters, Order } from "../src/modules/discovery/engine/search-index.ts";
import { upkeep } from "../src/modules/discovery/engine/upkeep.ts";
import { chance } from "./search-corpus.ts";

// How fast is the embedded index: put in, opened again, and asked? Straight against the engine, in one
// thread, without PostgreSQL; every question is asked once for the warming up and once for the figures,
// and no two questions of a shape are the same.

interface Shape {
  readonly words: string;
  readonly filters?: Partial<Filters>;
  readonly order?: Order;
}

interface Timed {
  readonly median: number;
  readonly p99: number;
  /** 99th percentile of the thread's own CPU time: what the question costs on a machine that others use too. */
  readonly cpu_p99: number;
  readonly hits: number;
}

const batch = 5_000;

/** `npm run bench -- search [--documents 1000000] [--questions 200]` */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      documents: { type: "string", default: "1000000" },
      records: { type: "string" },
      questions: { type: "string", default: "200" },
    },
  });
  const documents = Number(values.records ?? values.documents);
  const directory = join(".tmp", `bench-search-${process.pid}`);
  mkdirSync(directory, { recursive: true });
  try {
    measure(join(directory, "index.sqlite"), documents, Number(values.questions));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function measure(path: string, documents: number, questions: number): void {
  const corpus = chance(documents);
  const build = new IndexBuild(createIndexFile(path));
  const written = put(build, corpus.documents());
  print("put in", `${written.perSecond} documents/s, ${written.cpu} µs of CPU each`);
  const merging = timed(() => {
    for (const _ of upkeep(build.file, build.lastRow));
  });
  print("merged when idle", `${((merging * 1000) / documents).toFixed(1)} µs each`);
  build.file.exec("pragma wal_checkpoint(truncate)");
  print("size of the file", `${Math.round(statSync(path).size / 2 ** 20)} MiB`);
  const opening = timed(() => new IndexBuild(build.file));
  print("opened again", `${opening.toFixed(0)} ms`);

  const reader = new Reader(path, build.shared);
  const cold = timed(() => ask(reader, { words: "" }));
  const broad = reader.matching.unprepared();
  const preparing = timed(() => {
    for (const clause of broad) reader.matching.prepare(clause);
  });
  print("broad words", `${broad.length} in ${preparing.toFixed(0)} ms; first question ${cold.toFixed(1)} ms`);
  const shapes = askAll(reader, corpus.shapes(questions));
  const all = Object.values(shapes).flatMap((shape) => shape.times);
  const cpu = Object.values(shapes).flatMap((shape) => shape.cpu);
  const rss = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    JSON.stringify({
      ...{ bench: "search", cores: availableParallelism(), peak_rss_mb: rss, records: documents },
      ...{ median_ms: at(all, 0.5), p99_ms: at(all, 0.99), cpu_p99_ms: at(cpu, 0.99) },
      shapes: Object.fromEntries(
        Object.entries(shapes).map(([name, { times: _, cpu: __, ...shape }]) => [name, shape]),
      ),
      ...{
        documents_per_second: written.perSecond,
        cpu_us_per_document: written.cpu,
        open_ms: Math.round(opening),
      },
      merge_us_per_document: Number(((merging * 1000) / documents).toFixed(1)),
    }),
  );
  reader.close();
  build.close();
}

function print(what: string, figure: string): void {
  console.log(what.padEnd(24), figure);
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Time and CPU of putting in alone; making the documents is not counted. */
function put(build: IndexBuild, documents: Iterable<EditionDocument>): { perSecond: number; cpu: number } {
  let [time, cpu, count] = [0, 0, 0];
  let pending: EditionDocument[] = [];
  const write = () => {
    const before = process.cpuUsage();
    time += timed(() => {
      build.apply(
        pending.map((document) => document.id),
        pending,
      );
      build.commit();
    });
    const { user, system } = process.cpuUsage(before);
    cpu += user + system;
    count += pending.length;
    pending = [];
  };
  for (const document of documents) if (pending.push(document) === batch) write();
  if (pending.length > 0) write();
  return { perSecond: Math.round(count / (time / 1000)), cpu: Number((cpu / count).toFixed(1)) };
}

function ask(reader: Reader, { words, filters, order = "relevance" }: Shape): number {
  const chosen = { library: [], format: [], language: [], ...filters };
  return reader.answer({ query: parseQuery(words), filters: chosen, order, limit: 10, offset: 0 }).total;
}

function askAll(reader: Reader, shapes: Readonly<Record<string, readonly Shape[]>>) {
  const answers: Record<string, Timed & { times: number[]; cpu: number[] }> = {};
  console.log(
    `\n${"shape".padEnd(24)} ${"median".padStart(9)} ${"p99".padStart(9)} ${"cpu p99".padStart(9)} ${"hits".padStart(9)}`,
  );
  for (const [name, questions] of Object.entries(shapes)) {
    const half = Math.floor(questions.length / 4);
    for (const question of questions.slice(0, half)) ask(reader, question);
    const hits: number[] = [];
    const cpu: number[] = [];
    const times = questions.slice(half).map((question) => {
      const before = process.threadCpuUsage();
      const time = timed(() => hits.push(ask(reader, question)));
      const { user, system } = process.threadCpuUsage(before);
      cpu.push((user + system) / 1000);
      return time;
    });
    const shape = {
      median: at(times, 0.5),
      p99: at(times, 0.99),
      cpu_p99: at(cpu, 0.99),
      hits: at(hits, 0.5),
    };
    answers[name] = { ...shape, times, cpu };
    const figures = [shape.median, shape.p99, shape.cpu_p99].map((ms) => ms.toFixed(2).padStart(9));
    console.log(name.padEnd(24), ...figures, String(shape.hits).padStart(9));
  }
  return answers;
}

/** A quantile, rounded to microseconds. */
function at(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(3));
}
