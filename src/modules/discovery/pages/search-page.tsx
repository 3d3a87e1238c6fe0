import { Chip, ChipList } from "#web/components/chip.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { FacetGroup, type FacetOption } from "#web/components/facet-group.tsx";
import { FilterPanel } from "#web/components/filter-panel.tsx";
import { Pagination } from "#web/components/pagination.tsx";
import { type ResultModel, ResultRow } from "#web/components/result-row.tsx";
import { SearchBox } from "#web/components/search-box.tsx";
import { SelectField } from "#web/forms/select-field.tsx";
import { type FacetName, facetNames, orders, type SearchAnswer } from "../engine/search-index.ts";
import { type AskedByReader, searchHref } from "../http/asked.ts";
import { mostExported } from "../http/export-results.ts";
import { facetLabel, type Speech } from "../http/labels.ts";
import { SaveLinks } from "./cite-and-save.tsx";

/** What the page of results shows. */
export interface SearchView {
  readonly speech: Speech;
  readonly asked: AskedByReader;
  readonly total: number;
  /** What is answered instead of what was asked, and what might be asked instead. */
  readonly corrected?: string | undefined;
  readonly suggestion?: string | undefined;
  readonly facets: SearchAnswer["facets"];
  readonly results: readonly ResultModel[];
  readonly pages: number;
}

/** Values of one facet on a page; a network has more libraries and languages than one reads. */
const mostOptions = 60;
const noFilters = { library: [], format: [], language: [] } as const;

/** Chosen values first, then the most frequent ones. */
function optionsOf({ speech, asked, facets }: SearchView, facet: FacetName): FacetOption[] {
  const chosen = new Set(asked.filters[facet]);
  const options = facets[facet].map(({ value, count }) => ({
    value,
    count,
    label: facetLabel(speech, facet, value),
    checked: chosen.has(value),
  }));
  const unknown = [...chosen].filter((value) => !options.some((option) => option.value === value));
  const missing = unknown.map((value) => ({
    value,
    count: 0,
    label: facetLabel(speech, facet, value),
    checked: true,
  }));
  const all = [...missing, ...options];
  return [...all.filter((each) => each.checked), ...all.filter((each) => !each.checked)].slice(
    0,
    mostOptions,
  );
}

function chosenCount({ filters }: AskedByReader): number {
  return facetNames.reduce((sum, name) => sum + filters[name].length, 0);
}

function Filters({ view }: { view: SearchView }) {
  const { speech, asked } = view;
  const { t, locale } = speech;
  return (
    <FilterPanel
      t={t}
      action="/search"
      hidden={asked.q === "" ? {} : { q: asked.q }}
      chosen={chosenCount(asked)}
      clearHref={searchHref({ ...asked, filters: noFilters, page: 1 })}
    >
      <SelectField
        t={t}
        name="sort"
        label={t("discovery.sort.label")}
        value={asked.sort}
        required
        choices={orders.map((order) => ({ value: order, label: t(`discovery.sort.${order}`) }))}
      />
      {facetNames.map((facet) => {
        const options = optionsOf(view, facet);
        if (options.length === 0) return null;
        return (
          <FacetGroup
            t={t}
            locale={locale}
            legend={t(`discovery.facet.${facet}`)}
            name={facet}
            options={options}
          />
        );
      })}
    </FilterPanel>
  );
}

function ChosenFilters({ view: { speech, asked } }: { view: SearchView }) {
  if (chosenCount(asked) === 0) return null;
  const chips = facetNames.flatMap((facet) =>
    asked.filters[facet].map((value) => {
      const left = asked.filters[facet].filter((each) => each !== value);
      const removeHref = searchHref({ ...asked, filters: { ...asked.filters, [facet]: left }, page: 1 });
      return <Chip t={speech.t} label={facetLabel(speech, facet, value)} removeHref={removeHref} />;
    }),
  );
  return <ChipList label={speech.t("discovery.search.chosen")}>{chips}</ChipList>;
}

/** What to try when nothing was found. */
function NothingFound({ view: { speech, asked } }: { view: SearchView }) {
  const { t } = speech;
  const filtered = chosenCount(asked) > 0;
  const action = filtered
    ? {
        href: searchHref({ ...asked, filters: noFilters, page: 1 }),
        label: t("discovery.nothing.without-filters"),
      }
    : { href: "/libraries", label: t("discovery.nothing.ask") };
  return (
    <>
      <EmptyState
        icon="search"
        title={t("discovery.nothing.title")}
        text={t(filtered ? "discovery.nothing.filtered" : "discovery.nothing.text")}
        action={action}
      />
      <ul class="prose">
        {["fewer", "spelling", "star", "isbn"].map((tip) => (
          <li>{t(`discovery.nothing.tip-${tip}`)}</li>
        ))}
      </ul>
    </>
  );
}

/** The results as files; no more than one file holds. */
function Save({ view: { speech, asked, total } }: { view: SearchView }) {
  return (
    <details class="unfold">
      <summary>
        {speech.t("discovery.export.many", {
          count: Math.min(total, mostExported),
          first: total > mostExported ? "yes" : "no",
        })}
      </summary>
      <SaveLinks
        speech={speech}
        hrefOf={(format) => searchHref({ ...asked, page: 1 }).replace("?", `/export?as=${format}&`)}
      />
    </details>
  );
}

function Results({ view }: { view: SearchView }) {
  const { speech, asked, results, pages } = view;
  return (
    <div class="stack">
      <ChosenFilters view={view} />
      {results.length === 0 ? (
        <NothingFound view={view} />
      ) : (
        <ol class="results" start={1}>
          {results.map((result) => (
            <li>
              <ResultRow result={result} />
            </li>
          ))}
        </ol>
      )}
      <Pagination
        t={speech.t}
        locale={speech.locale}
        page={asked.page}
        pages={pages}
        hrefOf={(page) => searchHref({ ...asked, page })}
      />
      {results.length > 0 && <Save view={view} />}
    </div>
  );
}

/** That another question is answered, or what might have been meant. */
function OtherWords({ view: { speech, asked, corrected, suggestion } }: { view: SearchView }) {
  const words = corrected ?? suggestion;
  if (words === undefined) return null;
  const kind = corrected === undefined ? "suggestion" : "corrected";
  return (
    <p>
      {speech.t(`discovery.search.${kind}`)}{" "}
      <a href={searchHref({ ...asked, q: words, page: 1 })}>
        <bdi>{words}</bdi>
      </a>
    </p>
  );
}

/** The page of results: how many, the filters beside them, and each with its answers. */
export function SearchPage(view: SearchView) {
  const { speech, asked, total } = view;
  const { t } = speech;
  const asksAll = asked.q.trim() === "";
  return (
    <div class="stack">
      <div>
        <h1 dir="auto">
          {asksAll ? t("discovery.search.title-all") : t("discovery.search.title", { q: asked.q })}
        </h1>
        <p class="lead" role="status">
          {t("discovery.search.total", { total })}
        </p>
        <OtherWords view={view} />
      </div>
      {asksAll && <SearchBox t={t} large />}
      <div class="with-filters">
        <Filters view={view} />
        <Results view={view} />
      </div>
    </div>
  );
}
