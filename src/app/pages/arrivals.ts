import type { Queryable } from "#kernel/database/database.ts";
import { editionSummaries } from "#modules/catalogue";
import { type Discovery, parseQuery } from "#modules/discovery";
import type { Arrival } from "./home.tsx";

const shown = 7;
/** More are asked for than shown: one title often comes in several editions. */
const asked = 60;

/** The editions published last, each title once. While search rests, the first page does without them. */
export async function newest({ index }: Discovery, database: Queryable): Promise<Arrival[]> {
  if (!index.state().ready) return [];
  const { editions } = await index.search({
    query: parseQuery(""),
    filters: { library: [], format: [], language: [] },
    order: "newest",
    limit: asked,
    offset: 0,
  });
  const summaries = await editionSummaries(database, editions);
  const seen = new Set<string>();
  const titles = summaries.filter(
    ({ title }) => !seen.has(title.toLowerCase()) && seen.add(title.toLowerCase()),
  );
  return titles.slice(0, shown).map(({ id, work, title, author }) => ({
    href: `/editions/${id}`,
    title,
    cover: { id: String(work), title, author: author ?? undefined },
  }));
}
