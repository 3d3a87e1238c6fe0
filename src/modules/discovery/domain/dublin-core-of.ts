import type { EditionSummary, Format } from "#modules/catalogue";
import { inverted } from "#standards/citations/names.ts";
import type { Reference } from "#standards/citations/reference.ts";
import type { DublinCore, DublinCoreElement } from "#standards/dublin-core/oai-dc.ts";
import type { MarcRecord } from "#standards/marc/record.ts";
import { firstText, subjectsOf, summaryOf } from "./marc-text.ts";

/** DCMI Type Vocabulary. */
const types: Partial<Record<Format, string>> = {
  audiobook: "Sound",
  music: "Sound",
  film: "MovingImage",
  map: "StillImage",
  picture: "StillImage",
  game: "InteractiveResource",
  object: "PhysicalObject",
};

/** An edition as Dublin Core. */
export function dublinCoreOf(
  edition: EditionSummary,
  record: MarcRecord | null,
  reference: Reference,
  address: string,
): DublinCore {
  const { authors, contributors, title, subtitle, series } = reference;
  const of = (element: DublinCoreElement, ...values: readonly (string | null)[]) =>
    values.flatMap((value): [DublinCoreElement, string][] => (value ? [[element, value]] : []));
  return [
    ...of("title", subtitle === null ? title : `${title}: ${subtitle}`, reference.originalTitle),
    ...of("creator", ...authors.map(inverted)),
    ...of("contributor", ...contributors.map(({ name }) => inverted(name))),
    ...of("subject", ...subjectsOf(record)),
    ...of("description", summaryOf(record)),
    ...of("publisher", reference.publisher),
    ...of("date", reference.year),
    ...of("type", types[edition.format] ?? "Text"),
    ...of("format", record && firstText(record, ["300"], "a")),
    ...of("identifier", address, ...reference.isbn.map((isbn) => `urn:isbn:${isbn}`)),
    ...of(
      "identifier",
      reference.issn && `urn:issn:${reference.issn}`,
      reference.doi && `doi:${reference.doi}`,
    ),
    ...of("language", ...edition.languages),
    ...of("relation", series),
  ];
}
