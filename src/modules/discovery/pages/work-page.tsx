import { directionOf } from "#kernel/i18n/locales.ts";
import type { EditionSummary, PlacedItem } from "#modules/catalogue";
import { Cover } from "#web/components/cover.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { Pagination } from "#web/components/pagination.tsx";
import { AvailabilityLine } from "#web/components/state-badge.tsx";
import { formatLabel, languageTag, type Speech } from "../http/labels.ts";
import { availabilityOf } from "./availability.ts";
import { EditionLink, languageOf } from "./other-editions.tsx";
import { bothScripts, resultOf } from "./result.ts";
import { groupsBetween, type WorkGroup } from "./work-groups.ts";

export interface WorkView {
  readonly speech: Speech;
  readonly work: number;
  /** The edition by whose title and author the work is called. */
  readonly lead: EditionSummary;
  /** All its editions. */
  readonly groups: readonly WorkGroup[];
  /** The items of its editions, by edition. */
  readonly items: ReadonlyMap<number, readonly PlacedItem[]>;
  /** ISIL of the reader's library, or null. */
  readonly home: string | null;
  /** From 1. */
  readonly page: number;
}

/** Editions on one page. */
export const editionsPerPage = 40;

/** Libraries named for one edition; its own page names all. */
const librariesShown = 4;

const countOf = (groups: readonly WorkGroup[]) =>
  groups.reduce((sum, { editions }) => sum + editions.length, 0);

/** The page of a work: whether one can have it in any form, then its editions by format and language. */
export function WorkPage(view: WorkView) {
  const { speech, work, groups, page } = view;
  const { t, locale } = speech;
  const from = (page - 1) * editionsPerPage;
  return (
    <article class="stack">
      <Top view={view} />
      {groupsBetween(groups, from, from + editionsPerPage).map((group) => (
        <section class="stack">
          <h2>{formatLabel(speech, group.format)}</h2>
          <Editions view={view} group={group} />
        </section>
      ))}
      <Pagination
        t={t}
        locale={locale}
        page={page}
        pages={Math.ceil(countOf(groups) / editionsPerPage)}
        hrefOf={(each) => `/works/${work}?page=${each}`}
      />
    </article>
  );
}

function Top({ view: { speech, lead, groups, items, home } }: { view: WorkView }) {
  const { t } = speech;
  const author = bothScripts(lead.originalAuthor, lead.author);
  const records = groups.flatMap(({ editions }) => editions.flatMap((edition) => edition.records));
  return (
    <div class="result">
      <Cover {...resultOf(speech, lead, [], home).cover} />
      <div class="result-body">
        <p class="kicker">{t("discovery.work.kicker", { count: countOf(groups) })}</p>
        <h1 class="work-title">
          <bdi lang={languageTag(lead.languages[0])}>{bothScripts(lead.originalTitle, lead.title)}</bdi>
        </h1>
        {author && (
          <p class="lead">
            <a href={`/search?q=${encodeURIComponent(`author:"${lead.author ?? author}"`)}`}>
              <bdi>{author}</bdi>
            </a>
          </p>
        )}
        <AvailabilityLine {...availabilityOf(speech, [...items.values()].flat(), records, home)} />
      </div>
    </div>
  );
}

function Editions({ view, group }: { view: WorkView; group: WorkGroup }) {
  const { speech, lead, items, home } = view;
  const { t } = speech;
  return (
    <DataTable<EditionSummary>
      caption={formatLabel(speech, group.format)}
      captionHidden
      rows={group.editions}
      columns={[
        {
          label: t("discovery.work.edition"),
          heading: true,
          cell: (edition) => <EditionLink edition={edition} than={lead} />,
        },
        { label: t("discovery.edition.languages"), cell: (edition) => languageOf(speech, edition) },
        {
          label: t("discovery.work.availability"),
          cell: ({ id, records }) => (
            <div dir={directionOf(speech.locale)}>
              <AvailabilityLine {...availabilityOf(speech, items.get(id) ?? [], records, home)} />
            </div>
          ),
        },
        {
          label: t("discovery.work.where"),
          cell: (edition) => (
            <Libraries speech={speech} edition={edition} items={items.get(edition.id) ?? []} />
          ),
        },
      ]}
    />
  );
}

interface LibrariesProps {
  readonly speech: Speech;
  readonly edition: EditionSummary;
  readonly items: readonly PlacedItem[];
}

/** Who has it, those with copies on the shelf first, each with their number. */
function Libraries({ speech, edition, items }: LibrariesProps) {
  const { t, names } = speech;
  const onShelf = new Map<string, number>();
  for (const { library, status } of items)
    if (status === "available") onShelf.set(library, (onShelf.get(library) ?? 0) + 1);
  const holders = items.length > 0 ? [...new Set(items.map(({ library }) => library))] : edition.libraries;
  const ordered = holders.toSorted((a, b) => (onShelf.get(b) ?? 0) - (onShelf.get(a) ?? 0));
  const rest = ordered.length - librariesShown;
  return (
    <ul dir={directionOf(speech.locale)}>
      {ordered.slice(0, librariesShown).map((library) => (
        <li>
          <bdi>{names.library(library)}</bdi>
          {onShelf.has(library) && (
            <span class="soft"> {t("discovery.work.on-shelf", { count: onShelf.get(library)! })}</span>
          )}
        </li>
      ))}
      {rest > 0 && (
        <li>
          <a href={`/editions/${edition.id}#copies`}>{t("discovery.work.more-libraries", { count: rest })}</a>
        </li>
      )}
    </ul>
  );
}
