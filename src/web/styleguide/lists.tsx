import type { Locale } from "#kernel/i18n/locales.ts";
import type { Translate } from "#kernel/i18n/messages.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { Chip, ChipList } from "../components/chip.tsx";
import { Cover } from "../components/cover.tsx";
import { DefinitionList } from "../components/definition-list.tsx";
import { FacetGroup } from "../components/facet-group.tsx";
import { FilterPanel } from "../components/filter-panel.tsx";
import { Pagination } from "../components/pagination.tsx";
import { ResultList } from "../components/result-row.tsx";
import { SearchBox } from "../components/search-box.tsx";
import { Tabs } from "../components/tabs.tsx";
import { Timeline } from "../components/timeline.tsx";
import { Part } from "./parts.tsx";
import { results, works } from "./samples.ts";

interface SpokenProps {
  t: Translate;
  locale: Locale;
}

/** The large search box. */
export function Search({ t }: { t: Translate }) {
  return (
    <Part title="Search">
      <div class="hero">
        <h3>What would you like to read?</h3>
        <SearchBox t={t} id="large-search" large />
      </div>
    </Part>
  );
}

/** Drawn covers, as they would stand on a shelf. */
export function Covers() {
  return (
    <Part title="Covers">
      <ul class="shelf">
        {works.map((work) => (
          <li>
            <Cover {...work} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

const formats = ["Book", "E-book", "Audiobook", "Film", "Music", "Score", "Map", "Magazine", "Comic"];

function Filters({ t, locale }: SpokenProps) {
  return (
    <FilterPanel t={t} action="/styleguide" hidden={{ q: "garden" }} chosen={2} clearHref="/styleguide">
      <FacetGroup
        t={t}
        locale={locale}
        legend="Format"
        name="format"
        options={formats.map((label, at) => ({ value: label, label, count: 4821 >> at, checked: at === 1 }))}
      />
      <FacetGroup
        t={t}
        locale={locale}
        legend="Language"
        name="language"
        options={[
          { value: "eng", label: "English", count: 3120 },
          { value: "ara", label: "العربية", count: 412, checked: true },
          { value: "zho", label: "中文", count: 96 },
        ]}
      />
    </FilterPanel>
  );
}

/** A list of results with its filters. */
export function Results({ t, locale }: SpokenProps) {
  return (
    <Part title="Results">
      <div class="with-filters">
        <Filters t={t} locale={locale} />
        <div class="stack">
          <ChipList label="Chosen filters">
            <Chip t={t} label="E-book" removeHref="/styleguide" />
            <Chip t={t} label="العربية" removeHref="/styleguide" />
          </ChipList>
          <ResultList results={results} level={3} />
          <Pagination t={t} locale={locale} page={7} pages={24} hrefOf={(page) => `?page=${page}`} />
        </div>
      </div>
    </Part>
  );
}

/** Ways through the site, and the life of a request. */
export function Ways({ t }: { t: Translate }) {
  return (
    <Part title="Ways, facts and time">
      <Breadcrumbs
        t={t}
        trail={[
          { label: "Home", href: "/" },
          { label: "Libraries", href: "/libraries" },
          { label: "Northgate" },
        ]}
      />
      <Tabs
        label="Your account"
        tabs={[
          { href: "#loans", label: "Loans", current: true, count: "3" },
          { href: "#requests", label: "Requests", count: "1" },
          { href: "#settings", label: "Settings" },
        ]}
      />
      <DefinitionList
        items={[
          { term: "Author", details: "Jane Austen" },
          { term: "Original title", details: "ألف ليلة وليلة" },
          {
            term: "Subjects",
            details: "Courtship; Young women; England; Social classes; Sisters; Domestic fiction",
          },
        ]}
      />
      <Timeline
        t={t}
        steps={[
          {
            title: "You asked for it",
            state: "done",
            time: { iso: "2026-11-20T09:12Z", text: "Friday, 20 November" },
          },
          {
            title: "Harbour Library sent it",
            state: "now",
            time: { iso: "2026-11-21T15:00Z", text: "Saturday, 21 November" },
            text: <p>It travels with the van on Monday.</p>,
          },
          { title: "Ready at Northgate", state: "next", text: <p>About Tuesday, 24 November</p> },
        ]}
      />
    </Part>
  );
}
