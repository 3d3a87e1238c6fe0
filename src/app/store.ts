import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "#kernel/config/read.ts";
import { Database } from "#kernel/database/database.ts";
import { Unavailable } from "#kernel/errors.ts";
import { type FileStore, localFiles } from "#kernel/files.ts";
import type { Log } from "#kernel/log.ts";
import { type EmbeddedPostgres, startPostgres } from "#kernel/postgres/embedded.ts";

/** Where everything is kept: the database, and the directories beside it. */
export interface Store {
  readonly database: Database;
  readonly files: FileStore;
  readonly filesDirectory: string;
  /** The search index of this process's machine. */
  readonly searchDirectory: string;
  /** Whether the database is the embedded one. */
  readonly isEmbedded: boolean;
  /** Closes the connections, and stops the embedded server if nobody else uses it. */
  close(): Promise<void>;
}

/**
 * Opens the database, starting the embedded server where no other is configured. Its schema is left as it is.
 *
 * @throws Unavailable where the data directory cannot be written or the database does not answer
 */
export async function openStore(config: Config, log: Log): Promise<Store> {
  makeDirectory(config.dataDirectory);
  const embedded = config.databaseUrl ? undefined : await startPostgres(config.dataDirectory);
  const connectionString = config.databaseUrl ?? embedded!.connectionString;
  const database = new Database(connectionString, log, config.databaseConnections);
  const close = closing(database, embedded);
  try {
    await database.check();
  } catch (error) {
    await close();
    throw error;
  }
  const filesDirectory = join(config.dataDirectory, "files");
  return {
    database,
    files: localFiles(filesDirectory),
    filesDirectory,
    searchDirectory: join(config.dataDirectory, "search"),
    isEmbedded: embedded !== undefined,
    close,
  };
}

/** Closing twice is closing once: a signal may come while a command is closing by itself. */
function closing(database: Database, embedded: EmbeddedPostgres | undefined): () => Promise<void> {
  let closed: Promise<void> | undefined;
  return () => {
    closed ??= database.close().then(() => embedded?.stop());
    return closed;
  };
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (cause) {
    throw new Unavailable(
      "kernel.data-directory",
      `The data directory ${directory} cannot be made (${(cause as NodeJS.ErrnoException).code}). Give this account the right to write there, or set COMMONSHELF_DATA to another place.`,
      { cause },
    );
  }
}
