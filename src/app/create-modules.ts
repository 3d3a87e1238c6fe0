import type { Clock } from "#kernel/clock.ts";
import type { Locale } from "#kernel/i18n/locales.ts";
import type { Metrics } from "#kernel/metrics.ts";
import type { HouseModule } from "#kernel/module.ts";
import { type Accounts, createAccounts } from "#modules/accounts";
import * as catalogueFace from "#modules/catalogue";
import { createDirectory, libraryNames, networkName } from "#modules/directory";
import { createDiscovery, type Discovery } from "#modules/discovery";
import type { HouseOptions } from "./house-options.ts";
import { ownersBySymbol } from "./owners.ts";
import { rememberedBy } from "./remembered.ts";

/** The modules of the house, made and joined. */
export interface Modules {
  readonly accounts: Accounts;
  readonly catalogue: catalogueFace.Catalogue;
  readonly discovery: Discovery;
  /** Every one of them, for what all have: routes, jobs, schedule. */
  readonly all: readonly HouseModule[];
  /** The network's name for a reader. */
  readonly networkName: (locale: Locale) => Promise<string>;
}

/** Long enough to spare a question on every page, short enough that a change is seen at once by who made it. */
const shortly = 5;

/** Makes every module with what it needs of the others. */
export function createModules(options: HouseOptions & { clock: Clock; metrics: Metrics }): Modules {
  const { config, store, clock, log, metrics, demoAccounts } = options;
  const { database, files } = store;
  const accounts = createAccounts({
    database,
    clock,
    publicUrl: config.publicUrl,
    secureCookies: config.publicUrl.startsWith("https:"),
    libraries: async () => [...(await libraryNames(database))].map(([isil, { name }]) => ({ isil, name })),
    demoAccounts,
  });
  const catalogue = catalogueFace.createCatalogue({
    ...{ database, files, log },
    owners: () => ownersBySymbol(database),
    libraryNames: (locale) => libraryNames(database, locale),
  });
  const discovery = createDiscovery({
    ...{ database, catalogue: catalogueFace, libraryNames, log, metrics, clock },
    publicUrl: config.publicUrl,
    connectionString: database.connectionString,
    directory: config.dataDirectory,
    readers: config.searchWorkers,
  });
  return {
    accounts,
    catalogue,
    discovery,
    all: [accounts, createDirectory({ database, files, clock }), catalogue, discovery],
    networkName: rememberedBy(shortly, (locale: Locale) => networkName(database, locale)),
  };
}
