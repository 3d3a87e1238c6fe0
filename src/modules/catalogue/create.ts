import type { Database } from "#kernel/database/database.ts";
import type { FileStore } from "#kernel/files.ts";
import type { Locale } from "#kernel/i18n/locales.ts";
import type { Log } from "#kernel/log.ts";
import type { HouseModule } from "#kernel/module.ts";
import type { LibraryNames } from "#modules/directory";
import { announcePriorityJobs } from "./jobs/announce-priority.ts";
import { countQuality, qualityJob } from "./jobs/quality.ts";
import { reread, rereadJob, rereadWhereOld } from "./jobs/reread.ts";
import { weighAllJob, weighJob, weighJobs } from "./jobs/review-weigh.ts";
import { settle } from "./jobs/settle.ts";
import { tidyJob } from "./jobs/tidy.ts";
import { sortAgain, switchJob, trialJob, tryMatcher } from "./jobs/try-matcher.ts";
import { Uploads } from "./jobs/uploads.ts";
import { loadRoutes } from "./pages/load-routes.tsx";
import { loadsRoutes } from "./pages/loads-routes.tsx";
import { matchingRoutes } from "./pages/matching-routes.tsx";
import { matchingTrialRoutes } from "./pages/matching-trial-routes.tsx";
import { mergedRoutes } from "./pages/merged-routes.tsx";
import { previewRoutes } from "./pages/preview-routes.tsx";
import { priorityRoutes } from "./pages/priority-routes.tsx";
import { profileRoutes } from "./pages/profile-routes.tsx";
import { qualityRoutes } from "./pages/quality-routes.tsx";
import { quarantineRoutes } from "./pages/quarantine-routes.tsx";
import { recordRoutes } from "./pages/record-routes.tsx";
import { matchingPages } from "./pages/review-pages.ts";
import { uploadRoutes } from "./pages/upload-routes.tsx";

/** What the catalogue is made from. */
export interface CatalogueParts {
  readonly database: Database;
  readonly files: FileStore;
  /** Symbols that files use for libraries -> ISIL, from the directory. Asked for at each preview and load. */
  readonly owners: () => Promise<ReadonlyMap<string, string>>;
  /** Names of libraries and branches by ISIL. */
  readonly libraryNames: (locale: Locale) => Promise<ReadonlyMap<string, LibraryNames>>;
  readonly log?: Log;
}

/** What the catalogue gives to app besides routes and jobs. */
export interface Catalogue extends HouseModule {
  /** Takes up the loads that a killed process left behind; once the job queue stands. */
  start(): Promise<void>;
  /** Stops every load that runs here and waits until it has; the next start goes on with it. */
  stop(): Promise<void>;
}

/** Makes the catalogue: uploads and loads for staff, records for everyone. */
export function createCatalogue({ database, files, owners, libraryNames, log }: CatalogueParts): Catalogue {
  const uploads = new Uploads(database, files, owners, log);
  const deleteFiles = async (keys: readonly string[]) => {
    for (const key of keys) await files.delete(key);
  };
  const setting = { database, uploads, log, deleteFiles, owners, libraryNames };
  return {
    routes: [
      ...loadsRoutes(setting),
      ...uploadRoutes(setting),
      ...previewRoutes(setting),
      ...loadRoutes(setting),
      ...quarantineRoutes(setting),
      ...qualityRoutes(setting),
      ...profileRoutes(setting),
      ...recordRoutes(setting),
      ...matchingPages(setting),
      ...priorityRoutes(setting),
      ...mergedRoutes(setting),
      ...matchingRoutes(setting),
      ...matchingTrialRoutes(setting),
    ],
    jobs: {
      "catalogue.load": (payload: { load: number; resume?: boolean }) => uploads.run(payload),
      "catalogue.tidy": tidyJob(database, files),
      "catalogue.settle": async () => {
        await settle(database);
      },
      [rereadJob]: reread(database),
      [trialJob]: tryMatcher(database),
      [switchJob]: sortAgain(database),
      ...announcePriorityJobs(database),
      [qualityJob]: countQuality(database),
      ...weighJobs(database),
    },
    // What an interrupted load or decision left unsettled is looked for every minute.
    schedule: [
      "* * * * * catalogue.settle",
      "43 2 * * * catalogue.tidy",
      `13 3 * * * ${qualityJob}`,
      `*/5 * * * * ${weighJob}`,
      `23 3 * * * ${weighAllJob}`,
    ],
    start: async () => {
      await rereadWhereOld(database);
      await uploads.recover();
    },
    stop: () => uploads.close(),
  };
}
