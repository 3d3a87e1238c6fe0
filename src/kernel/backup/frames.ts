import { Invalid } from "../errors.ts";

/**
 * A backup is one line of text (`magic`) and then a zstd stream (RFC 8878) of frames: one byte that says what
 * kind, four bytes of length (big-endian), and that many bytes. All but `data` are JSON.
 *
 *     manifest  (table data* end)*  sequences  jobs  (file data* end)*  finish
 */
export const magic = "COMMONSHELF BACKUP 1\n";

export const frameKinds = {
  manifest: 0x4d,
  table: 0x54,
  file: 0x46,
  data: 0x44,
  end: 0x45,
  sequences: 0x53,
  jobs: 0x4a,
  finish: 0x5a,
} as const;
export type FrameKind = keyof typeof frameKinds;

export interface Frame {
  readonly kind: FrameKind;
  readonly payload: Buffer;
}

const headLength = 5;
/** No frame that we write is longer; a greater length means that the file is damaged. */
const longest = 64 * 1024 * 1024;

const kindOf = new Map<number, FrameKind>(
  Object.entries(frameKinds).map(([kind, byte]) => [byte, kind as FrameKind]),
);

/** What stands before the contents of a frame. */
export function frameHead(kind: FrameKind, length: number): Buffer {
  const head = Buffer.alloc(headLength);
  head.writeUInt8(frameKinds[kind], 0);
  head.writeUInt32BE(length, 1);
  return head;
}

/** The bytes of a frame that holds a value as JSON. */
export function jsonFrame(kind: FrameKind, value: unknown): Buffer {
  const payload = Buffer.from(JSON.stringify(value));
  return Buffer.concat([frameHead(kind, payload.length), payload]);
}

/** What is thrown where a backup cannot be read on. */
export function damaged(what: string, cause?: unknown): Invalid {
  return new Invalid(
    "kernel.backup-damaged",
    `The backup is damaged or was cut off: ${what}. Nothing was restored; use another copy of it.`,
    { cause },
  );
}

/**
 * Reads frames from pieces of any length.
 *
 * @throws Invalid where a frame is unknown, too long or cut off
 */
export async function* framesIn(pieces: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let kept: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    let rest: Buffer = kept.length === 0 ? piece : Buffer.concat([kept, piece]);
    while (rest.length >= headLength) {
      const kind = kindOf.get(rest[0]!);
      const length = rest.readUInt32BE(1);
      if (kind === undefined || length > longest) throw damaged("it holds a part of an unknown kind");
      if (rest.length < headLength + length) break;
      yield { kind, payload: rest.subarray(headLength, headLength + length) };
      rest = rest.subarray(headLength + length);
    }
    kept = rest;
  }
  if (kept.length > 0) throw damaged("its last part is not whole");
}
