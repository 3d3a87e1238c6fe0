import { type DataField, fieldsOf, firstSubfield, type MarcRecord } from "#standards/marc/record.ts";

/** Text of a field without square brackets and without the punctuation between areas that ISBD puts at its end; within it, without the spaces before. */
export function clean(text: string): string {
  return text
    .replace(/[\u0098\u009c¬]|<<|>>/g, "")
    .replace(/[[\]]/g, "")
    .replace(/\s+/g, " ")
    .replace(/ ([:;,])(?= )/g, "$1")
    .replace(/[ /:;,=+]+$/, "")
    .replace(/(?<=[\p{L}\p{N}\p{M}]{2}|\)|(?<!\.)\.)\.$/u, "")
    .trim();
}

/** The first subfield with this code of the first field that has one, clean; null where there is none. */
export function firstText(record: MarcRecord, tags: readonly string[], code: string): string | null {
  for (const field of fieldsOf(record, ...tags)) {
    const text = clean(firstSubfield(field, code) ?? "");
    if (text !== "") return text;
  }
  return null;
}

/** A heading with its subdivisions: "Sea -- History". */
export function headingOf(field: DataField): string {
  let heading = "";
  for (const { code, value } of field.subfields) {
    if ("abcdt".includes(code)) heading += (heading && " ") + clean(value);
    else if ("vxyz".includes(code)) heading += ` -- ${clean(value)}`;
  }
  return heading;
}

/** Subject headings of a record, no repeats. */
export function subjectsOf(record: MarcRecord | null): string[] {
  if (record === null) return [];
  const fields = fieldsOf(record, "600", "610", "611", "630", "650", "651", "655");
  return [...new Set(fields.map(headingOf).filter(Boolean))];
}

/** What a record tells of the content (520), or null. */
export function summaryOf(record: MarcRecord | null): string | null {
  const text = record && fieldsOf(record, "520").map((field) => firstSubfield(field, "a")?.trim());
  return text?.find(Boolean) ?? null;
}
