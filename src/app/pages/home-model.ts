import type { Clock } from "#kernel/clock.ts";
import type { Locale } from "#kernel/i18n/locales.ts";
import { type Library, openingState } from "#modules/directory";
import type { HomeModel, OpenBranch } from "./home.tsx";

const shownBranches = 6;

function timeAt(locale: Locale, moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone }).format(moment);
}

/** A name in the reader's language where there is one. */
function nameIn(locale: Locale, { name, names }: Pick<Library, "name" | "names">): string {
  return names[locale] ?? name;
}

/** The branches that are open at a moment; those that stay open longest come first. */
function openBranches(locale: Locale, libraries: readonly Library[], now: Date): OpenBranch[] {
  const open = libraries.flatMap((library) =>
    library.branches.flatMap((branch) => {
      const state = openingState(branch, now);
      return state.open ? [{ library, branch, closes: state.changesAt }] : [];
    }),
  );
  const ends = ({ closes }: { closes?: Date }) => closes?.getTime() ?? Number.POSITIVE_INFINITY;
  return open
    .sort((a, b) => ends(b) - ends(a))
    .map(({ library, branch, closes }) => ({
      library: nameIn(locale, library),
      libraryHref: `/libraries/${encodeURIComponent(library.isil)}`,
      branch: nameIn(locale, branch),
      city: branch.address.city,
      until: closes && timeAt(locale, closes, branch.timeZone),
    }));
}

interface HomeSource {
  readonly network: string;
  readonly libraries: readonly Library[];
  readonly editions: number | undefined;
  readonly arrivals: HomeModel["arrivals"];
}

/** What the first page shows at this moment. */
export function homeModel(locale: Locale, clock: Clock, source: HomeSource): HomeModel {
  const open = openBranches(locale, source.libraries, clock.now());
  return {
    network: source.network,
    libraries: source.libraries.length,
    branches: source.libraries.reduce((sum, { branches }) => sum + branches.length, 0),
    editions: source.editions,
    open: open.slice(0, shownBranches),
    openMore: Math.max(0, open.length - shownBranches),
    arrivals: source.arrivals,
  };
}
