import { UnwritableRecord } from "./fault.ts";
import { type Field, isControlField } from "./record.ts";

const TAG = /^[0-9A-Za-z]{3}$/;
const INDICATORS = /^[ -~]{2}$/;
const CODE = /^[!-~]$/;

/** Says whether a tag is three ASCII letters or digits. */
export function isTag(tag: string): boolean {
  return TAG.test(tag);
}

/** Throws `UnwritableRecord` for a field that no serialisation of MARC can hold. */
export function checkWritable(field: Field): void {
  if (!TAG.test(field.tag)) {
    throw new UnwritableRecord("bad-tag", `The tag "${field.tag}" is not three letters or digits.`);
  }
  if (isControlField(field)) return;
  if (!INDICATORS.test(field.ind)) {
    throw new UnwritableRecord("bad-indicators", `Field ${field.tag} has the indicators "${field.ind}".`);
  }
  for (const { code } of field.subfields) {
    if (!CODE.test(code)) {
      throw new UnwritableRecord("bad-subfield-code", `Field ${field.tag} has the subfield code "${code}".`);
    }
  }
}
