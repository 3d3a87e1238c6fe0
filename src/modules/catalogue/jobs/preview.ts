import { createReadStream } from "node:fs";
import { Invalid } from "#kernel/errors.ts";
import type { Fault } from "#standards/marc/fault.ts";
import { readFrames } from "#standards/marc/frames.ts";
import type { Brief } from "../domain/brief.ts";
import type { ExtractedItem } from "../domain/extract-items.ts";
import { fingerprinter } from "../domain/fingerprint.ts";
import type { LoadFile } from "../domain/load.ts";
import type { LoadProfile } from "../domain/profile.ts";
import { readRecord } from "./read-record.ts";

/** What a profile makes of one record. */
export interface PreviewedRecord {
  readonly number: number;
  readonly kind: "record" | "deleted" | "suppressed" | "unreadable";
  readonly controlNumber: string | null;
  readonly brief: Brief | null;
  readonly items: readonly ExtractedItem[];
  readonly faults: readonly Fault[];
}

/**
 * Shows what a profile makes of the first records of a file. Stores nothing.
 *
 * @throws Invalid when the file is no MARC
 */
export async function previewFile(
  file: LoadFile,
  profile: LoadProfile,
  limit: number,
): Promise<PreviewedRecord[]> {
  const stream = createReadStream(file.path);
  const fingerprintOf = fingerprinter(profile);
  const previewed: PreviewedRecord[] = [];
  try {
    const reader = readFrames(stream);
    const format = await reader.format;
    if (typeof format !== "string")
      throw new Invalid("catalogue.not-marc", `${file.name}: ${format.unknown}`, {
        params: { file: file.name },
      });
    for await (const frames of reader) {
      for (const frame of frames) {
        const read = readRecord(frame, profile, fingerprintOf(frame.bytes));
        previewed.push({
          number: frame.number,
          kind: read.kind,
          controlNumber: read.controlNumber,
          brief: read.kind === "record" ? read.brief : null,
          items: read.kind === "record" ? read.items : [],
          faults: "faults" in read ? read.faults : [],
        });
        if (previewed.length === limit) return previewed;
      }
    }
    return previewed;
  } finally {
    stream.destroy();
  }
}
