import type { Child } from "hono/jsx";
import type { EditionDetails, EditionSummary } from "#modules/catalogue";
import type { Reference } from "#standards/citations/reference.ts";
import { LinkButton } from "#web/components/button.tsx";
import { Cover } from "#web/components/cover.tsx";
import { type Definition, DefinitionList } from "#web/components/definition-list.tsx";
import { Icon } from "#web/components/icon.tsx";
import { AvailabilityLine } from "#web/components/state-badge.tsx";
import { formatLabel, languageLabel, languageTag, type Speech } from "../http/labels.ts";
import { availabilityOf } from "./availability.ts";
import { CiteAndSave } from "./cite-and-save.tsx";
import { formatIcons } from "./format-icons.ts";
import { Holdings } from "./holdings.tsx";
import { OtherEditions } from "./other-editions.tsx";
import { bothScripts, resultOf } from "./result.ts";

export interface EditionView {
  readonly speech: Speech;
  readonly edition: EditionDetails;
  readonly reference: Reference;
  /** ISIL of the reader's library, or null. */
  readonly home: string | null;
  /** Other editions of its work, as many as the page lists. */
  readonly others: readonly EditionSummary[];
  /** How many others there are in all. */
  readonly otherEditions: number;
  /** Whether the viewer works at a library, and so may say that a record stands here wrongly. */
  readonly staff: boolean;
}

/** The page of one edition: whether one can have it and where, then what it is, then every library's copies. */
export function EditionPage(view: EditionView) {
  const { speech, edition } = view;
  const { t } = speech;
  return (
    <article class="stack">
      <Top view={view} />
      <section class="stack" aria-labelledby="about">
        <h2 id="about">{t("discovery.edition.about")}</h2>
        {edition.summary && (
          <p class="prose" dir="auto">
            {edition.summary}
          </p>
        )}
        <DefinitionList items={factsOf(speech, edition)} />
        <p class="row">
          <a href={`/editions/${edition.id}/sources`}>{t("discovery.edition.sources")}</a>
          {edition.records.length > 1 && (
            <a href={`/editions/${edition.id}/matching`}>{t("discovery.edition.matching")}</a>
          )}
          {edition.records.length > 1 && view.staff && (
            <a href={`/editions/${edition.id}/report`}>{t("discovery.edition.report")}</a>
          )}
          {view.staff && <a href={`/staff/editions/${edition.id}/merge`}>{t("discovery.edition.merge")}</a>}
        </p>
      </section>
      <Holdings {...view} />
      <OtherEditions speech={speech} edition={edition} others={view.others} total={view.otherEditions} />
      <CiteAndSave speech={speech} edition={edition.id} reference={view.reference} />
    </article>
  );
}

function Top({ view: { speech, edition, home } }: { view: EditionView }) {
  const { t } = speech;
  const items = edition.holdings.flatMap(({ library, items }) => items.map((item) => ({ ...item, library })));
  const author = bothScripts(edition.originalAuthor, edition.author);
  return (
    <div class="result">
      <Cover {...resultOf(speech, edition, [], home).cover} />
      <div class="result-body">
        <p class="kicker">
          <Icon name={formatIcons[edition.format]} /> {formatLabel(speech, edition.format)}
        </p>
        <h1 class="work-title">
          <bdi lang={languageTag(edition.languages[0])}>
            {bothScripts(edition.originalTitle, edition.title)}
          </bdi>
        </h1>
        {author && (
          <p class="lead">
            <a href={`/search?q=${encodeURIComponent(`author:"${edition.author ?? author}"`)}`}>
              <bdi>{author}</bdi>
            </a>
          </p>
        )}
        <AvailabilityLine {...availabilityOf(speech, items, edition.records, home)} />
        <p class="row">
          <a class="button button-primary" href="#copies">
            {t("discovery.edition.where")}
          </a>
          <LinkButton href="#cite">{t("discovery.cite.title")}</LinkButton>
        </p>
      </div>
    </div>
  );
}

/** Lines shown at once; the rest is folded. */
const linesShown = 8;

/** What there is of one kind, a line each; libraries of many languages make long lists. */
function Lines({ speech: { t }, lines }: { speech: Speech; lines: readonly Child[] }) {
  const rest = lines.slice(linesShown);
  if (lines.length === 1) return <>{lines[0]}</>;
  const list = (some: readonly Child[]) => (
    <ul>
      {some.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
  return (
    <>
      {list(lines.slice(0, linesShown))}
      {rest.length > 0 && (
        <details class="more">
          <summary>{t("discovery.edition.more", { count: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
    </>
  );
}

/** Facts that are known; the rest is left out rather than shown empty. */
function factsOf(speech: Speech, edition: EditionDetails): Definition[] {
  const { t } = speech;
  const { publisher, year } = edition;
  const languages = edition.languages.map((code) => languageLabel(speech, code));
  const published = [publisher, year === null ? null : String(year)].filter((part) => part !== null);
  const isolated = (values: readonly string[]) => values.map((value) => <bdi>{value}</bdi>);
  const subjects = edition.subjects.map((subject) => (
    <a href={`/search?q=${encodeURIComponent(`subject:"${subject}"`)}`}>
      <bdi>{subject}</bdi>
    </a>
  ));
  const links = edition.links.map(({ href, label }) => (
    <a href={href} rel="noopener external">
      <bdi>{label}</bdi>
    </a>
  ));
  const lists = {
    contributors: isolated(edition.contributors),
    series: isolated(edition.series),
    ...{ subjects, links },
    isbn: isolated(edition.isbn),
    notes: isolated(edition.notes),
  };
  const listed = (name: keyof typeof lists): [string, Child, boolean] => [
    name,
    <Lines speech={speech} lines={lists[name]} />,
    lists[name].length > 0,
  ];
  const facts: [string, Child, boolean][] = [
    listed("contributors"),
    ["edition", edition.editionStatement, edition.editionStatement !== null],
    ["published", published.join(", "), published.length > 0],
    ["extent", edition.extent, edition.extent !== null],
    listed("series"),
    ["languages", languages.join(", "), languages.length > 0],
    listed("subjects"),
    listed("isbn"),
    listed("notes"),
    listed("links"),
  ];
  return facts.flatMap(([name, details, known]) =>
    known ? [{ term: t(`discovery.edition.${name}`), details }] : [],
  );
}
