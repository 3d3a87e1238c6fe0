import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Locale } from "#kernel/i18n/locales.ts";
import { Messages, type Translate } from "#kernel/i18n/messages.ts";
import { repository } from "../../scripts/repository.ts";

const folders = globSync("src/**/messages", { cwd: repository })
  .filter((folder) => existsSync(join(repository, folder, "en.json")))
  .map((folder) => pathToFileURL(join(repository, folder, "/")));
const messages = Messages.read(folders);

/**
 * The words of the site in one language. Journeys name buttons and fields by the same messages as the
 * pages, so that a better wording breaks no test.
 */
export function words(locale: Locale): Translate {
  return messages.translator(locale);
}
