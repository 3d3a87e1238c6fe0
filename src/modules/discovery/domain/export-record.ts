import type { LeadRecord } from "#modules/catalogue";
import type { Field, MarcRecord } from "#standards/marc/record.ts";

/**
 * The record of an edition as others get it: the first record by standing under the edition's number. 001 is the
 * edition's id, 003 the host name of this catalogue, and 035 keeps the number at the library that wrote the record.
 *
 * @param host what 003 says: there is no registered code for a network, and a host name is nobody else's
 */
export function exportRecord(
  edition: number,
  { library, controlNumber, record }: LeadRecord,
  host: string,
): MarcRecord {
  const others = record.fields.filter(({ tag }) => tag !== "001" && tag !== "003");
  const origin: Field = {
    ...{ tag: "035", ind: "  " },
    subfields: [{ code: "a", value: `(${library})${controlNumber}` }],
  };
  const at = others.findIndex(({ tag }) => tag >= "035");
  const before = at === -1 ? others : others.slice(0, at);
  const after = at === -1 ? [] : others.slice(at);
  return {
    leader: record.leader,
    fields: [
      { tag: "001", value: String(edition) },
      { tag: "003", value: host },
      ...before,
      origin,
      ...after,
    ],
  };
}
