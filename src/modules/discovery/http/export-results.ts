import type { HouseContext } from "#kernel/http/env.ts";
import { parseQuery } from "../domain/query.ts";
import { limits, type SearchAnswer } from "../engine/search-index.ts";
import type { Setting } from "../setting.ts";
import { askedByReader } from "./asked.ts";
import { type ExportFormat, written } from "./export-formats.ts";

/** Results that one file holds at most. */
export const mostExported = 500;

/** Editions read and written at once: so many records are held in memory. */
const batch = 50;

type Ask = (offset: number) => Promise<SearchAnswer>;

/** The results of a search as one file, written while it is read. An index that does not answer is told before it begins. */
export async function exportResults(
  setting: Setting,
  c: HouseContext,
  format: ExportFormat,
): Promise<Response> {
  const { q, sort, filters } = askedByReader(c);
  const request = { query: parseQuery(q), filters, order: sort, limit: limits.limit };
  const ask: Ask = (offset) => setting.index.search({ ...request, offset });
  const first = await ask(0);
  const { type, ending } = written[format];
  const body = ReadableStream.from(write(setting, format, first, ask)) as ReadableStream<Uint8Array>;
  return c.body(body, 200, {
    "content-type": type,
    "content-disposition": `attachment; filename="search-results.${ending}"`,
    "cache-control": "no-store",
  });
}

async function* write(
  setting: Setting,
  format: ExportFormat,
  first: SearchAnswer,
  ask: Ask,
): AsyncGenerator<Uint8Array> {
  const { around, write } = written[format];
  const { start, between, end } = around(first.total);
  let isFirst = true;
  yield Buffer.from(start);
  for await (const ids of batches(first, ask)) {
    const parts: Buffer[] = [];
    for (const led of await setting.catalogue.ledEditions(setting.database, ids)) {
      const body = write(led, setting);
      if (body === null) continue;
      if (!isFirst) parts.push(Buffer.from(between));
      parts.push(Buffer.from(body));
      isFirst = false;
    }
    if (parts.length > 0) yield Buffer.concat(parts);
  }
  yield Buffer.from(end);
}

/** Ids in order, each once: the index may change between two pages of results. */
async function* batches(first: SearchAnswer, ask: Ask): AsyncGenerator<number[]> {
  const seen = new Set<number>();
  for (let answer = first, offset = 0; ; answer = await ask(offset)) {
    const fresh = answer.editions.filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    for (let at = 0; at < fresh.length; at += batch) yield fresh.slice(at, at + batch);
    offset += limits.limit;
    if (offset >= Math.min(answer.total, mostExported)) return;
  }
}
