import type { MigrationFolder } from "./database/migrate.ts";
import type { Route } from "./http/routes.ts";
import type { JobHandlers } from "./jobs.ts";

/** What a module's `create<Module>()` gives to app: all that must be mounted, run or read for it. */
export interface HouseModule {
  readonly routes: readonly Route[];
  readonly jobs?: JobHandlers;
  /** Crontab lines (UTC) naming jobs above: `15 3 * * * accounts.forget-old-sessions`. */
  readonly schedule?: readonly string[];
}

/** What a module brings without being made: known before there is a database. */
export interface ModuleFolders {
  readonly migrations?: MigrationFolder;
  /** Folder with `en.json`, `id.json`, `es.json`, `ar.json`. */
  readonly messages?: URL;
}
