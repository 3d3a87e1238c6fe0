import type { Queryable } from "#kernel/database/database.ts";
import { editionSummaries } from "#modules/catalogue";
import { type Discovery, parseQuery } from "#modules/discovery";
import type { Arrival } from "./home.tsx";

const shown = 6;

/** The editions published last. While search rests, the first page does without them. */
export async function newest({ index }: Discovery, database: Queryable): Promise<Arrival[]> {
  if (!index.state().ready) return [];
  const { editions } = await index.search({
    query: parseQuery(""),
    filters: { library: [], format: [], language: [] },
    order: "newest",
    limit: shown,
    offset: 0,
  });
  const summaries = await editionSummaries(database, editions);
  return summaries.map(({ id, work, title, author }) => ({
    href: `/editions/${id}`,
    title,
    cover: { id: String(work), title, author: author ?? undefined },
  }));
}
