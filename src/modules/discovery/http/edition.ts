import { NotFound } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { EditionDetails, EditionSummary, RecordReference, Said } from "#modules/catalogue";
import type { Setting } from "../setting.ts";

/** An edition that was asked for: here, or joined with another since, whose address leads on. */
export type FoundEdition =
  | { readonly kind: "here"; readonly edition: EditionDetails }
  | { readonly kind: "moved"; readonly to: number };

/** The id in an address; null where it cannot be one. */
export function idOf(c: HouseContext): number | null {
  const id = c.req.param("id") ?? "";
  return /^[1-9]\d{0,15}$/.test(id) && Number.isSafeInteger(Number(id)) ? Number(id) : null;
}

/** What to throw where no library has an edition or a work (any more). */
export function noEdition(): NotFound {
  return new NotFound(
    "discovery.no-edition",
    "No library of the network has this any more, or it never was here. Search for its title: it may have another address now.",
  );
}

/** @throws NotFound where no library has it (any more) */
export async function findEdition({ database, catalogue }: Setting, c: HouseContext): Promise<FoundEdition> {
  const id = idOf(c);
  const edition = id === null ? null : await catalogue.editionDetails(database, id);
  if (edition) return { kind: "here", edition };
  const to = id === null ? null : await catalogue.successorOf(database, id);
  if (to === null) throw noEdition();
  return { kind: "moved", to };
}

/** Leads to where an address went for good, with whatever else was asked. */
export function leadOn(c: HouseContext, path: string): Response {
  return c.redirect(`${path}${new URL(c.req.url).search}`, 301);
}

const asReferences = (records: readonly RecordReference[]) =>
  records.map(({ library, controlNumber }) => ({ library, control_number: controlNumber }));

/** An edition as the API tells it in lists. */
export function asJson({ id, work, title, author, year, isbn, records }: EditionSummary) {
  return { edition: id, work, title, author, year, isbn, records: asReferences(records) };
}

/** `GET /api/v1/editions/:id`; with `?sources=1` also where each statement comes from. */
export async function editionAsJson(setting: Setting, c: HouseContext): Promise<Response> {
  const found = await findEdition(setting, c);
  if (found.kind === "moved") return leadOn(c, `/api/v1/editions/${found.to}`);
  const { edition } = found;
  const sources = c.req.query("sources") === "1" ? { sources: sourcesOf(edition) } : {};
  return c.json({ ...editionDocument(edition), ...sources });
}

/** An edition with its holdings, as the API tells it. */
export function editionDocument(edition: EditionDetails) {
  const { format, languages } = edition;
  return { ...asJson(edition), format, languages, holdings: holdingsOf(edition) };
}

function holdingsOf(edition: EditionDetails) {
  return edition.holdings.map(({ library, controlNumber, statements, items }) => ({
    library,
    control_number: controlNumber,
    statements,
    items: items.map(({ callNumber, itemType, branch, location, barcode, volume, copy, status, note }) => ({
      branch,
      location,
      call_number: callNumber,
      barcode,
      volume,
      copy,
      item_type: itemType,
      status,
      note,
    })),
  }));
}

function sourcesOf(edition: EditionDetails) {
  const said = ({ value, sources }: Said) => ({ value, records: asReferences(sources) });
  return edition.statements.map(({ kind, otherwise, ...statement }) => ({
    statement: kind,
    ...said(statement),
    otherwise: otherwise.map(said),
  }));
}
