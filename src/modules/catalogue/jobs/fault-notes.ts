import type { Fault } from "#standards/marc/fault.ts";
import type { LoadCounts } from "../domain/load.ts";
import { NumberSet } from "../domain/number-set.ts";
import type { Entry, ReadyEntry, Writing } from "./batch-shapes.ts";
import { formatNumbers } from "./read-record.ts";

/** More examples of one repair than this are only counted. */
const mostExamples = 200;

/** Counts what was wrong with the records of a load, and notes what goes to quarantine and what was repaired. */
export class FaultNotes {
  /** Fingerprints (53 bits) of what this load put or found in quarantine. */
  readonly quarantined = new NumberSet();
  readonly #counts: LoadCounts;
  readonly #examples = new Map<string, number>();

  constructor(counts: LoadCounts) {
    this.#counts = counts;
  }

  quarantine(file: string, entry: Entry, writing: Writing, faults: readonly Fault[]): void {
    const { frame, fingerprint, controlNumber } = entry;
    this.#counts.quarantined++;
    this.#countFaults(faults);
    this.quarantined.add(Number.parseInt(fingerprint.slice(0, 12), 16) + 1);
    writing.quarantined.push({
      file,
      number: frame.number,
      position: frame.offset,
      format: formatNumbers[frame.format],
      fingerprint,
      controlNumber,
      faults,
      content: frame.bytes,
    });
  }

  noteRepairs(file: string, { frame, controlNumber, read: { faults } }: ReadyEntry, writing: Writing): void {
    this.#counts.repaired++;
    this.#countFaults(faults);
    for (const fault of faults) {
      const count = (this.#examples.get(fault.code) ?? 0) + 1;
      this.#examples.set(fault.code, count);
      if (count <= mostExamples)
        writing.repairs.push({ file, number: frame.number, position: frame.offset, controlNumber, fault });
    }
  }

  #countFaults(faults: readonly Fault[]): void {
    for (const code of new Set(faults.map((fault) => fault.code)))
      this.#counts.faults[code] = (this.#counts.faults[code] ?? 0) + 1;
  }
}
