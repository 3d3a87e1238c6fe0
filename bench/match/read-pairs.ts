import { createReadStream, readFileSync } from "node:fs";
import { Invalid } from "#kernel/errors.ts";
import { decode } from "#standards/marc/decode.ts";
import { readFrames } from "#standards/marc/frames.ts";
import { controlValue, type MarcRecord } from "#standards/marc/record.ts";

/** Two records that somebody has said to be the same edition, or not. */
export interface LabelledPair {
  readonly ids: readonly [string, string];
  readonly same: boolean;
}

/** Reads the bibliographic records of a file in any format that the standards read, gzip or not. */
export async function readRecords(path: string): Promise<MarcRecord[]> {
  const records: MarcRecord[] = [];
  const frames = readFrames(createReadStream(path));
  for await (const batch of frames) {
    for (const frame of batch) {
      const { record } = decode(frame);
      if (record !== null) records.push(record);
    }
  }
  if (frames.ending?.kind === "refused")
    throw new Invalid("match.unreadable", `${path}: ${frames.ending.reason}`);
  return records;
}

/** The records of a file by their control numbers (001). */
export async function recordsById(path: string): Promise<Map<string, MarcRecord>> {
  const byId = new Map<string, MarcRecord>();
  for (const record of await readRecords(path)) byId.set(controlValue(record, "001") ?? "", record);
  return byId;
}

/** Reads a table of pairs with the columns id1, id2 and label (1 = the same edition). */
export function readLabels(path: string): LabelledPair[] {
  const [head = "", ...lines] = readFileSync(path, "utf8").trim().split(/\r?\n/);
  const columns = head.split(",");
  const at = (name: string) => {
    const place = columns.indexOf(name);
    if (place < 0)
      throw new Invalid("match.no-column", `${path} has no column ${name}; it needs id1, id2, label.`);
    return place;
  };
  const [first, second, label] = [at("id1"), at("id2"), at("label")];
  return lines.map((line) => {
    const cells = line.split(",");
    return { ids: [cells[first] ?? "", cells[second] ?? ""], same: cells[label]?.trim() === "1" };
  });
}
