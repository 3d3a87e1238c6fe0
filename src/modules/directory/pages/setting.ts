import type { Clock } from "#kernel/clock.ts";
import type { Database } from "#kernel/database/database.ts";
import type { FileStore } from "#kernel/files.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Locale } from "#kernel/i18n/locales.ts";
import type { Translate } from "#kernel/i18n/messages.ts";

/** What the pages of this module work with. */
export interface Setting {
  readonly database: Database;
  readonly files: FileStore;
  readonly clock: Clock;
}

/** The reader's language and the moment, for everything that a page says. */
export interface Speech {
  readonly t: Translate;
  readonly locale: Locale;
  readonly now: Date;
}

/** How to speak in this request. */
export function speechOf(c: HouseContext, clock: Clock): Speech {
  return { t: c.get("t"), locale: c.get("locale"), now: clock.now() };
}
