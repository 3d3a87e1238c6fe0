import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, opendir, rename, rm, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Invalid, NotFound } from "./errors.ts";
import { newId } from "./ids.ts";

/** Where files are kept: a local directory here; the names are the same for any other store. */
export interface FileStore {
  /** Stores a file under a key (`logos/zz-ngt.png`), replacing what was there at once, never half. */
  put(key: string, content: AsyncIterable<Uint8Array> | Uint8Array): Promise<{ size: number }>;
  /** @throws NotFound when there is none */
  get(key: string): Promise<{ size: number; stream: Readable }>;
  delete(key: string): Promise<void>;
  /** The local path of a file, for readers that need one. */
  pathOf(key: string): string;
  /** Keys of all files, in no order. */
  list(): AsyncIterable<string>;
}

const keyShape = /^[a-z0-9-]+(\/[a-z0-9][a-z0-9.-]*)+$/;

export function localFiles(directory: string): FileStore {
  const pathOf = (key: string) => {
    if (!keyShape.test(key)) throw new Invalid("kernel.file-key", `${key} is no name for a stored file.`);
    return join(directory, key);
  };
  return {
    pathOf,
    async put(key, content) {
      const path = pathOf(key);
      const draft = `${path}.${newId()}.part`;
      await mkdir(dirname(path), { recursive: true });
      try {
        const source = content instanceof Uint8Array ? Readable.from([content]) : content;
        await pipeline(source, createWriteStream(draft, { flush: true }));
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      return { size: (await stat(path)).size };
    },
    async get(key) {
      const path = pathOf(key);
      const size = await stat(path).then(
        (found) => found.size,
        () => {
          throw new NotFound("kernel.no-file", "This file is not here any more.");
        },
      );
      return { size, stream: createReadStream(path) };
    },
    delete: (key) => rm(pathOf(key), { force: true }),
    async *list() {
      if (!existsSync(directory)) return;
      for await (const entry of await opendir(directory, { recursive: true })) {
        const key = relative(directory, join(entry.parentPath, entry.name)).replaceAll(sep, "/");
        // A name of another shape is no stored file: a draft left by a killed process, or none of ours.
        if (entry.isFile() && keyShape.test(key) && !key.endsWith(".part")) yield key;
      }
    },
  };
}
