import type { HouseContext } from "#kernel/http/env.ts";
import { normaliseIsbn } from "#standards/identifiers/isbn.ts";
import { editionsUnder } from "../db/match-keys.ts";
import { successorOf } from "../db/work-editions.ts";
import { matchKeysOf } from "../domain/matching/match-keys.ts";
import { traitsOf } from "../domain/matching/traits.ts";
import { type EditionRecords, editionRecords } from "./review-edition.ts";
import type { Setting } from "./setting.ts";

/** An ISBN may stand in several editions; nobody reads more. */
const most = 10;

/**
 * The editions that somebody means by an address of this site, a number or an ISBN; `but` is the one that they come
 * from.
 */
export async function editionsCalled(
  setting: Setting,
  c: HouseContext,
  asked: string,
  but: number,
): Promise<EditionRecords[]> {
  const isbn = normaliseIsbn(asked);
  const ids = isbn === null ? await idIn(setting, asked) : await withIsbn(setting, isbn);
  const found = await Promise.all(ids.filter((id) => id !== but).map((id) => editionRecords(setting, c, id)));
  return found.filter((edition) => edition !== null).slice(0, most);
}

/** The number in `/editions/123`, in a whole address that ends so, or by itself. */
async function idIn({ database }: Setting, asked: string): Promise<number[]> {
  const text = /(?:^|\/editions\/)(\d{1,15})(?:[/?#].*)?$/.exec(asked)?.[1];
  if (text === undefined) return [];
  const id = Number(text);
  const successor = await successorOf(database, id);
  return [id, ...(successor === null ? [] : [successor])];
}

/** Editions with a record that has this ISBN, found as matching finds them. */
async function withIsbn({ database }: Setting, isbn: string): Promise<number[]> {
  const field = { tag: "020", ind: "  ", subfields: [{ code: "a", value: isbn }] };
  const keys = matchKeysOf(traitsOf({ leader: "00000nam a2200000 a 4500", fields: [field] }));
  const hits = await editionsUnder(database, keys);
  return [...hits.editions()].sort((a, b) => a - b).slice(0, most + 1);
}
