import type { LedEdition } from "#modules/catalogue";
import { writeBibtex } from "#standards/bibtex/bibtex.ts";
import { bibtexOf } from "#standards/bibtex/bibtex-of.ts";
import type { Reference } from "#standards/citations/reference.ts";
import { dublinCoreCollection, writeOaiDc } from "#standards/dublin-core/oai-dc.ts";
import { UnwritableRecord } from "#standards/marc/fault.ts";
import { encodeIso2709 } from "#standards/marc/iso2709.ts";
import { encodeMarcXml, MARCXML_NAMESPACE } from "#standards/marc/marcxml.ts";
import type { MarcRecord } from "#standards/marc/record.ts";
import { type RisField, writeRis } from "#standards/ris/ris.ts";
import { risOf } from "#standards/ris/ris-of.ts";
import { dublinCoreOf } from "../domain/dublin-core-of.ts";
import { exportRecord } from "../domain/export-record.ts";
import { subjectsOf, summaryOf } from "../domain/marc-text.ts";
import type { Setting } from "../setting.ts";
import { asJson } from "./edition.ts";
import { referenceToday } from "./reference.ts";

/** What editions can be taken along as, in the order in which pages list them. */
export const exportFormats = ["ris", "bibtex", "marc", "marcxml", "dc", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** How a format is written: one edition, and many in one file. */
export interface Written {
  /** Media type. RFC 2220 for MARC, RFC 6207 for MARCXML; RIS and BibTeX have none that is registered. */
  readonly type: string;
  /** Ending of file names. */
  readonly ending: string;
  /** What stands before the first, between two and after the last of many; `total` is how many there are in all. */
  readonly around: (total: number) => { start: string; between: string; end: string };
  /** One edition among many, or null where the format cannot hold it. */
  readonly write: (led: LedEdition, setting: Setting) => string | Buffer | null;
  /** A file of one edition, where it is not the same as one among many. */
  readonly alone?: (led: LedEdition, setting: Setting) => string | Buffer | null;
}

const plain = () => ({ start: "", between: "", end: "" });
const xml = '<?xml version="1.0" encoding="UTF-8"?>\n';

export const written: Readonly<Record<ExportFormat, Written>> = {
  ris: {
    type: "application/x-research-info-systems; charset=utf-8",
    ending: "ris",
    around: plain,
    write: asRis,
  },
  bibtex: { type: "application/x-bibtex; charset=utf-8", ending: "bib", around: plain, write: asBibtex },
  marc: {
    ...{ type: "application/marc", ending: "mrc", around: plain },
    write: (led, setting) => whereWritable(led, setting, encodeIso2709),
  },
  marcxml: {
    ...{ type: "application/marcxml+xml", ending: "xml" },
    around: () => ({
      start: `${xml}<collection xmlns="${MARCXML_NAMESPACE}">\n`,
      between: "\n",
      end: "\n</collection>\n",
    }),
    write: (led, setting) =>
      whereWritable(led, setting, (record) => encodeMarcXml(record, { namespace: false })),
    alone: (led, setting) => whereWritable(led, setting, (record) => `${xml}${encodeMarcXml(record)}\n`),
  },
  dc: {
    ...{ type: "application/xml", ending: "xml" },
    around: () => ({ start: xml + dublinCoreCollection.start, between: "", end: dublinCoreCollection.end }),
    write: (led, setting) => asDublinCore(led, setting, true),
    alone: (led, setting) => xml + asDublinCore(led, setting, false),
  },
  json: {
    ...{ type: "application/json", ending: "json" },
    around: (total) => ({ start: `{"total":${total},"results":[\n`, between: ",\n", end: "\n]}\n" }),
    write: ({ edition }) => JSON.stringify(asJson(edition)),
  },
};

/** Address of an edition on this site. */
export function addressIn({ publicUrl }: Pick<Setting, "publicUrl">, edition: number): string {
  return `${publicUrl}/editions/${edition}`;
}

/** An e-book is cited by its own address; with everything else ours leads back to where the copies are. */
function linked(reference: Reference, address: string): Reference {
  return reference.url === null ? { ...reference, url: address } : reference;
}

function asRis({ edition, lead }: LedEdition, setting: Setting): string {
  const record = lead?.record ?? null;
  const summary = summaryOf(record);
  const further: RisField[] = [
    ...subjectsOf(record).map((subject): RisField => ["KW", subject]),
    ...(summary === null ? [] : ([["AB", summary]] as const)),
    ["ID", String(edition.id)],
  ];
  return writeRis(
    risOf(linked(referenceToday(setting, edition, lead), addressIn(setting, edition.id)), further),
  );
}

function asBibtex({ edition, lead }: LedEdition, setting: Setting): string {
  const reference = linked(referenceToday(setting, edition, lead), addressIn(setting, edition.id));
  return writeBibtex(bibtexOf(reference, String(edition.id)));
}

function asDublinCore({ edition, lead }: LedEdition, setting: Setting, within: boolean): string {
  const reference = referenceToday(setting, edition, lead);
  const address = addressIn(setting, edition.id);
  return writeOaiDc(dublinCoreOf(edition, lead?.record ?? null, reference, address), within);
}

function whereWritable(
  { edition, lead }: LedEdition,
  { publicUrl }: Setting,
  encode: (record: MarcRecord) => string | Buffer,
): string | Buffer | null {
  if (lead === null) return null;
  try {
    return encode(exportRecord(edition.id, lead, new URL(publicUrl).hostname));
  } catch (cause) {
    if (cause instanceof UnwritableRecord) return null;
    throw cause;
  }
}
