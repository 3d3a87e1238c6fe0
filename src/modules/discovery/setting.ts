import type { Clock } from "#kernel/clock.ts";
import type { Database } from "#kernel/database/database.ts";
import type { Locale } from "#kernel/i18n/locales.ts";
import type { CatalogueReader } from "./catalogue-reader.ts";
import type { SearchIndex } from "./engine/search-index.ts";
import type { Names } from "./names.ts";

/** What routes of this module work with. */
export interface Setting {
  readonly database: Database;
  readonly index: SearchIndex;
  readonly catalogue: CatalogueReader;
  /** Address of the site for everybody: scheme, host and port, no slash at its end. */
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly namesIn: (locale: Locale) => Promise<Names>;
}
