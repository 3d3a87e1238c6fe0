import type { Queryable } from "#kernel/database/database.ts";
import { sql } from "#kernel/database/sql.ts";
import type { Matcher } from "../domain/matching/matcher.ts";
import { matcherNamed } from "../domain/matching/shipped-matchers.ts";

/** The matcher that decides now. */
export async function matcherInUse(database: Queryable): Promise<Matcher> {
  const { matcher } = await database.one<{ matcher: string | null }>(
    sql`select matcher from catalogue.matching`,
  );
  return matcherNamed(matcher);
}

/** Makes another matcher decide from now on. What is sorted already stays until it is sorted again. */
export async function useMatcher(tx: Queryable, version: string): Promise<void> {
  await tx.query(sql`update catalogue.matching set matcher = ${version}, epoch = epoch + 1`);
}
