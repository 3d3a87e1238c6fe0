import type { EditionDocument } from "#modules/catalogue";

/** An edition to be found, from what a test says of it. */
export function editionDocument(
  id: number,
  some: Partial<EditionDocument> & { title?: string } = {},
): EditionDocument {
  const { title = `Title ${id}`, ...rest } = some;
  return {
    id,
    work: id,
    titles: [title],
    authors: [],
    subjects: [],
    other: [],
    identifiers: [],
    year: null,
    format: "book",
    languages: ["eng"],
    libraries: ["ZZ-ONE"],
    items: 1,
    ...rest,
  };
}
