import { asBuffer, FT, number5, RT } from "./bytes.ts";
import { FieldText } from "./charset.ts";
import type { Decoded, Encoding } from "./decoded.ts";
import { type Fault, report } from "./fault.ts";
import { readField } from "./fields.ts";
import { type Entry, findDirectory } from "./iso2709-directory.ts";
import { locateFields } from "./iso2709-locate.ts";
import { readLeader, withFixedCounts } from "./leader.ts";
import type { Field } from "./record.ts";
import { isTag } from "./writable.ts";

/**
 * Reads an ISO 2709 record that is not wholly in order. Where its parts disagree, terminators are
 * trusted over the directory, and the directory over the leader.
 */
export function decodeCarefully(bytes: Uint8Array, encoding: Encoding): Decoded {
  const buffer = asBuffer(bytes);
  const faults: Fault[] = [];
  const terminated = buffer.length > 0 && buffer[buffer.length - 1] === RT;
  const end = terminated ? buffer.length - 1 : buffer.length;
  const directory = findDirectory(buffer, end);
  if (directory === null) return notMarc(buffer);
  const leaderText = buffer.toString("utf8", 0, directory.start);
  const leader = withFixedCounts(readLeader(leaderText, faults), faults);
  checkLengths(buffer, directory, faults);
  if (!reportEnd(buffer, terminated, directory.entries, directory.base, faults))
    return { record: null, faults };
  if (directory.entries.length === 0) return noFields(faults);
  if (!locateFields(buffer, directory.base, end, directory.entries, faults)) return { record: null, faults };
  const text = new FieldText(buffer, encoding, leader[9] === "a", faults);
  const fields = readFields(directory.entries, text, faults);
  text.reportVerdict();
  return fields.length === 0 ? noFields(faults) : { record: { leader, fields }, faults };
}

function readFields(entries: Entry[], text: FieldText, faults: Fault[]): Field[] {
  const fields: Field[] = [];
  for (const { tag, from, to } of entries) {
    if (!isTag(tag)) {
      const message = `A field has the tag "${printable(tag)}", which is not three letters or digits.`;
      report(faults, { code: "bad-tag", message, offset: from, repair: "The field was left out." });
      continue;
    }
    const field = readField(tag, text.read(tag, from, to), faults, from);
    if (field !== null) fields.push(field);
  }
  return fields;
}

function checkLengths(
  buffer: Buffer,
  directory: { start: number; base: number; terminated: boolean },
  faults: Fault[],
): void {
  const stated = buffer.toString("latin1", 0, 5);
  if (number5(buffer, 0) !== buffer.length) {
    const message = `The leader gives the record length as "${printable(stated)}"; it is ${buffer.length} bytes.`;
    const repair = "The record was read up to its terminator.";
    report(faults, { code: "wrong-length", message, offset: 0, repair });
  }
  if (directory.start === 24 && number5(buffer, 12) !== directory.base) {
    const given = printable(buffer.toString("latin1", 12, 17));
    const message = `The leader gives the base address of data as "${given}"; it is ${directory.base}.`;
    const repair = "The data was found by the end of the directory.";
    report(faults, { code: "wrong-base-address", message, offset: 12, repair });
  }
  if (!directory.terminated) {
    const message = "The directory does not end with a field terminator.";
    const repair = "Its end was found by the shape of its entries.";
    report(faults, { code: "missing-terminator", message, offset: directory.base, repair });
  }
}

/** Reports a record without terminator; false where its data has been cut off as well. */
function reportEnd(
  buffer: Buffer,
  terminated: boolean,
  entries: Entry[],
  base: number,
  faults: Fault[],
): boolean {
  if (terminated) return true;
  const offset = buffer.length;
  const needed = base + entries.reduce((most, { start, length }) => Math.max(most, start + length), 0);
  if (needed > buffer.length + 1 || buffer[buffer.length - 1] !== FT) {
    const message = `The record is cut short: its directory reaches byte ${needed}, and ${buffer.length} bytes are there.`;
    report(faults, { code: "truncated", message, offset });
    return false;
  }
  const message = "The record does not end with a record terminator.";
  const repair = "All its fields are there; it was read as complete.";
  report(faults, { code: "missing-terminator", message, offset, repair });
  return true;
}

function notMarc(buffer: Buffer): Decoded {
  const shown = printable(buffer.toString("latin1", 0, 40));
  const message = `${buffer.length} bytes that are not a MARC record: no leader followed by a directory. They begin "${shown}".`;
  return { record: null, faults: [{ code: "not-marc", message, offset: 0 }] };
}

function noFields(faults: Fault[]): Decoded {
  report(faults, { code: "no-fields", message: "The record holds no field." });
  return { record: null, faults };
}

function printable(text: string): string {
  return text.replace(/[^ -~]/g, "·");
}
