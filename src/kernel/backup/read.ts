import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { createZstdDecompress } from "node:zlib";
import { Invalid } from "../errors.ts";
import type { KeptJob } from "../jobs.ts";
import { damaged, type Frame, framesIn, magic } from "./frames.ts";
import type { KeptSequence, KeptTable } from "./tables.ts";

export interface Manifest {
  readonly version: number;
  readonly migrations: readonly { module: string; name: string; checksum: string }[];
  readonly tables: readonly KeptTable[];
}

/** One part of a backup, in the order of the file. The contents of a table or file must be read before going on. */
export type BackupPart =
  | { readonly kind: "manifest"; readonly manifest: Manifest }
  | { readonly kind: "table"; readonly table: KeptTable; readonly contents: Contents }
  | { readonly kind: "file"; readonly key: string; readonly contents: Contents }
  | { readonly kind: "sequences"; readonly sequences: readonly KeptSequence[] }
  | { readonly kind: "jobs"; readonly jobs: readonly KeptJob[] }
  | { readonly kind: "finish"; readonly rows: number; readonly tables: number; readonly files: number };

/** The bytes of a table or file. When all are read, they have been checked against their checksum. */
export interface Contents {
  readonly pieces: AsyncIterable<Buffer>;
  /** Rows of a table as the backup counted them; known when all pieces are read. */
  rows(): number;
}

/**
 * Reads a backup part by part, checking each against its checksum and the whole against its end.
 *
 * @throws Invalid where the file is no backup, damaged or cut off
 */
export async function* readBackup(path: string): AsyncGenerator<BackupPart> {
  await refuseOthers(path);
  const frames = framesIn(plainPieces(path));
  let finished = false;
  try {
    for await (const frame of frames) {
      if (finished) throw damaged("something stands after its end");
      yield* partOf(frame, frames);
      finished = frame.kind === "finish";
    }
  } finally {
    await frames.return(undefined);
  }
  if (!finished) throw damaged("its end is missing");
}

async function* plainPieces(path: string): AsyncGenerator<Buffer> {
  const plain = createZstdDecompress();
  // Whatever breaks is thrown to the reader of `plain`; the callback only keeps it from being thrown twice.
  pipeline(createReadStream(path, { start: Buffer.byteLength(magic) }), plain, () => {});
  try {
    for await (const piece of plain) yield piece;
  } catch (error) {
    throw damaged("its compressed form is broken", error);
  } finally {
    plain.destroy();
  }
}

async function refuseOthers(path: string): Promise<void> {
  const file = await open(path).catch((cause) => {
    throw new Invalid("kernel.no-backup", `${path} cannot be opened: ${cause.message}.`, { cause });
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(magic.length), 0, magic.length, 0);
    if (buffer.toString("latin1", 0, bytesRead) !== magic)
      throw new Invalid("kernel.no-backup", `${path} is no backup made by \`commonshelf backup\`.`);
  } finally {
    await file.close();
  }
}

function* partOf(frame: Frame, frames: AsyncGenerator<Frame>): Generator<BackupPart> {
  const value = () => jsonOf(frame);
  switch (frame.kind) {
    case "manifest":
      return yield { kind: "manifest", manifest: supported(value() as Manifest) };
    case "table":
      return yield { kind: "table", table: value() as KeptTable, contents: contentsOf(frames) };
    case "file":
      return yield { kind: "file", key: (value() as { key: string }).key, contents: contentsOf(frames) };
    case "sequences":
      return yield { kind: "sequences", sequences: value() as KeptSequence[] };
    case "jobs":
      return yield { kind: "jobs", jobs: value() as KeptJob[] };
    case "finish":
      return yield { kind: "finish", ...(value() as { rows: number; tables: number; files: number }) };
    default:
      throw damaged("its parts do not follow each other as they must");
  }
}

function jsonOf({ payload }: Frame): unknown {
  try {
    return JSON.parse(payload.toString("utf8"));
  } catch (cause) {
    throw damaged("a part of it cannot be read", cause);
  }
}

function supported(manifest: Manifest): Manifest {
  if (manifest.version === 1) return manifest;
  throw new Invalid(
    "kernel.backup-version",
    `This backup has version ${manifest.version}, which this program does not know. Use the version that made it, or a newer one.`,
  );
}

function contentsOf(frames: AsyncGenerator<Frame>): Contents {
  let rows = 0;
  async function* pieces() {
    const hash = createHash("sha256");
    // next(), not for-await: leaving such a loop would close the frames that follow.
    for (;;) {
      const { value: frame, done } = await frames.next();
      if (done) throw damaged("its end is missing");
      if (frame.kind === "end") {
        const end = jsonOf(frame) as { rows?: number; sha256: string };
        if (end.sha256 !== hash.digest("hex")) throw damaged("a checksum does not agree");
        rows = end.rows ?? 0;
        return;
      }
      if (frame.kind !== "data") throw damaged("its parts do not follow each other as they must");
      hash.update(frame.payload);
      yield frame.payload;
    }
  }
  return { pieces: pieces(), rows: () => rows };
}

/** Reads a whole backup without restoring it, and tells what it holds. */
export async function checkBackup(path: string): Promise<{ tables: number; rows: number; files: number }> {
  let held = { tables: 0, rows: 0, files: 0 };
  for await (const part of readBackup(path)) {
    if (part.kind === "table" || part.kind === "file") for await (const _ of part.contents.pieces);
    if (part.kind === "finish") held = { tables: part.tables, rows: part.rows, files: part.files };
  }
  return held;
}
