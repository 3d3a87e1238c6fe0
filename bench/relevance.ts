import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type JudgedEdition, readQueries } from "#app/testing/judgement.ts";
import { type Answered, askAll, isKnownItem, page, scoreOf } from "#app/testing/relevance.ts";
import { Invalid } from "#kernel/errors.ts";
import { parseQuery } from "#modules/discovery";
import { marcFolder } from "./marc-folder.ts";
import { loadUnion, type Union } from "./relevance/union.ts";

// Does search find what people look for? Judged queries over a union catalogue of real records, which is not kept
// here (relevance/README.md).

/**
 * `npm run bench -- relevance --data DIR [--worst 40] [--kind KIND]`, where DIR holds `marc/bib/*.mrc` or
 * `bib/*.mrc`: mean reciprocal rank and nDCG of the first ten results for each kind of query, and the queries
 * that are answered worst, with what came first.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: "string" },
      worst: { type: "string", default: "40" },
      kind: { type: "string" },
    },
  });
  if (values.data === undefined)
    throw new Invalid(
      "bench.no-data",
      "Say where the records are: --data DIR, a folder with marc/bib/*.mrc.",
    );
  const begun = performance.now();
  const directory = mkdtempSync(join(tmpdir(), "relevance-"));
  const union = await loadUnion(join(marcFolder(values.data), "bib"), directory);
  try {
    const editions = judgedEditions(union);
    print("loaded", `${union.records} records, ${editions.length} editions, ${since(begun)} s`);
    const queries = readAll(editions);
    await learned(union);
    const asked = performance.now();
    const answers = await askAll(queries, (query) => ask(union, query));
    print(
      "asked",
      `${queries.length} queries, ${((performance.now() - asked) / queries.length).toFixed(1)} ms each`,
    );
    report(
      answers.filter(({ kind }) => kind === (values.kind ?? kind)),
      Number(values.worst),
      union,
    );
  } finally {
    await union.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

function judgedEditions({ editions, editionOf }: Union): JudgedEdition[] {
  const records = Map.groupBy(editionOf.keys(), (name) => editionOf.get(name)!);
  return editions.map((document) => ({ document, records: records.get(document.id) ?? [] }));
}

function readAll(editions: readonly JudgedEdition[]) {
  const folder = new URL("./relevance/queries/", import.meta.url);
  return readdirSync(folder)
    .sort()
    .flatMap((file) => readQueries(readFileSync(new URL(file, folder), "utf8"), editions));
}

/** The words that put spelling right are collected when the index has nothing else to do. */
async function learned(union: Union): Promise<void> {
  for (let tries = 0; (await ask(union, "hisstory")).length === 0 && tries < 100; tries++) await sleep(100);
}

/** As /api/v1/search asks, for the first page. */
async function ask({ index }: Union, text: string): Promise<readonly number[]> {
  const answered = await index.search({
    query: parseQuery(text),
    filters: { library: [], format: [], language: [] },
    order: "relevance",
    limit: page,
    offset: 0,
    forgiving: true,
  });
  return answered.editions;
}

function report(answers: readonly Answered[], worst: number, { editions }: Union): void {
  const kinds = [...Map.groupBy(answers, ({ kind }) => kind)];
  console.table(
    Object.fromEntries(
      kinds.map(([kind, some]) => [kind, { ...rounded(some), "known item": isKnownItem(kind) ? "yes" : "" }]),
    ),
  );
  const titles = new Map(editions.map(({ id, titles }) => [id, titles[0] ?? ""]));
  const first = (ids: Iterable<number>) => [...ids].slice(0, 1).map((id) => titles.get(id)?.slice(0, 60));
  const bad = answers.filter((answer) => badness(answer) > 0).sort((a, b) => badness(b) - badness(a));
  for (const { kind, query, reciprocalRank, ndcg, found } of bad.slice(0, worst))
    console.log(
      `${reciprocalRank.toFixed(2)} ${ndcg.toFixed(2)} ${kind}: ${query} | first: ${first(found)[0] ?? "nothing"}`,
    );
  const known = answers.filter(({ kind }) => isKnownItem(kind));
  const { mrr: known_mrr, ndcg10: known_ndcg10, queries: known_queries } = rounded(known);
  console.log(
    JSON.stringify({
      bench: "relevance",
      cores: availableParallelism(),
      peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
      ...rounded(answers),
      ...{ known_queries, known_mrr, known_ndcg10 },
    }),
  );
}

/** Known items are to come first; of others the page as a whole counts. */
function badness({ kind, reciprocalRank, ndcg }: Answered): number {
  return isKnownItem(kind) ? 1 - reciprocalRank : Math.max(0, 0.7 - ndcg);
}

function rounded(answers: readonly Answered[]) {
  const { queries, mrr, ndcg10 } = scoreOf(answers);
  return { queries, mrr: Number(mrr.toFixed(4)), ndcg10: Number(ndcg10.toFixed(4)) };
}

function print(what: string, figure: string): void {
  console.log(what.padEnd(8), figure);
}

function since(begun: number): string {
  return ((performance.now() - begun) / 1000).toFixed(1);
}
