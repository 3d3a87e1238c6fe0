import { formatMoment, formatNumber } from "#kernel/i18n/format.ts";
import { LinkButton } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { FilterPanel } from "#web/components/filter-panel.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { CheckboxField } from "#web/forms/checkbox-field.tsx";
import { SelectField } from "#web/forms/select-field.tsx";
import type { MergeReport } from "../db/reports.ts";
import type { QueuedPair } from "../db/review-queue.ts";
import {
  decisionsHref,
  nextHref,
  pairName,
  type QueueChoice,
  queueFileHref,
  queueHref,
  reviewHref,
} from "./review-addresses.ts";
import { reasonChoices } from "./review-words.ts";
import type { OwnLibrary, Speech } from "./setting.ts";

/** An open report, with the title of the edition it is about. */
export interface QueuedReport extends MergeReport {
  readonly title: string;
}

export interface ReviewQueueView {
  readonly speech: Speech;
  readonly choice: QueueChoice;
  readonly pairs: readonly QueuedPair[];
  readonly total: number;
  readonly reports: readonly QueuedReport[];
  /** Titles by edition. */
  readonly titles: ReadonlyMap<number, string>;
  /** What can be chosen in the filters. */
  readonly codes: readonly string[];
  readonly libraries: readonly OwnLibrary[];
  readonly nameOf: (isil: string) => string;
  /** Position of the last pair, where more follow. */
  readonly after: string | undefined;
}

/** What waits for a person's decision: reports first, then pairs in doubt by whom they touch. */
export function ReviewQueuePage({ view }: { view: ReviewQueueView }) {
  const { speech, choice, pairs, total, reports, after } = view;
  const { t } = speech;
  const waiting = total > 0 || reports.length > 0;
  return (
    <>
      <PageHeader
        title={t("catalogue.review.title")}
        lead={t("catalogue.review.lead")}
        actions={
          <>
            {waiting && (
              <LinkButton href={nextHref(choice)} kind="primary">
                {t("catalogue.review.begin")}
              </LinkButton>
            )}
            <LinkButton href={decisionsHref}>{t("catalogue.decisions.title")}</LinkButton>
            <LinkButton href={queueFileHref(choice)} icon="download">
              {t("catalogue.review.csv")}
            </LinkButton>
          </>
        }
      />
      <div class="with-filters">
        <Filters view={view} />
        <div class="stack">
          {reports.length > 0 && <Reports view={view} />}
          {pairs.length > 0 && <Pairs view={view} />}
          {!waiting && (
            <EmptyState
              icon="available"
              title={t("catalogue.review.none")}
              text={t("catalogue.review.none-text")}
            />
          )}
          {after !== undefined && (
            <LinkButton href={queueHref(choice, after)}>{t("catalogue.review.more")}</LinkButton>
          )}
        </div>
      </div>
    </>
  );
}

function Filters({ view: { speech, choice, codes, libraries } }: { view: ReviewQueueView }) {
  const { t } = speech;
  const chosen = choice.code?.split(",") ?? [];
  const choices = reasonChoices(speech, [...new Set([...codes, ...chosen])]);
  return (
    <FilterPanel
      t={t}
      action={reviewHref}
      chosen={Object.values(choice).filter(Boolean).length}
      clearHref={reviewHref}
    >
      <SelectField
        t={t}
        required
        name="library"
        label={t("catalogue.field.library")}
        empty={t("catalogue.loads.all")}
        value={choice.library}
        choices={libraries.map(({ isil, name }) => ({ value: isil, label: name }))}
      />
      <SelectField
        t={t}
        required
        name="code"
        label={t("catalogue.review.reason")}
        empty={t("catalogue.review.any-reason")}
        value={choices.find(({ value }) => value.split(",").includes(chosen[0] ?? ""))?.value}
        choices={choices}
      />
      <CheckboxField
        t={t}
        required
        name="reported"
        label={t("catalogue.review.reported")}
        checked={choice.reported === "yes"}
      />
    </FilterPanel>
  );
}

function Reports({ view: { speech, reports, choice, nameOf } }: { view: ReviewQueueView }) {
  const { t, locale } = speech;
  return (
    <DataTable<QueuedReport>
      caption={t("catalogue.review.reports", { count: reports.length })}
      dense
      rows={reports}
      columns={[
        {
          label: t("catalogue.review.edition"),
          heading: true,
          cell: ({ id, title }) => <a href={nextHref(choice, { after: `r${id - 1}` })}>{title}</a>,
        },
        {
          label: t("catalogue.review.report.record"),
          cell: ({ library, controlNumber }) => (
            <>
              {nameOf(library)} <bdi dir="ltr">{controlNumber}</bdi>
            </>
          ),
        },
        { label: t("catalogue.review.note-label"), cell: ({ note }) => <span dir="auto">{note}</span> },
        {
          label: t("catalogue.review.since"),
          cell: ({ reportedAt }) => formatMoment(locale, reportedAt),
        },
      ]}
    />
  );
}

function Pairs({ view: { speech, pairs, total, titles, choice } }: { view: ReviewQueueView }) {
  const { t, locale } = speech;
  return (
    <DataTable<QueuedPair>
      caption={t("catalogue.review.pairs", { count: total })}
      dense
      rows={pairs}
      columns={[
        {
          label: t("catalogue.review.editions"),
          heading: true,
          cell: (pair) => (
            <a href={nextHref(choice, { pair: pairName(pair) })}>
              <bdi>{titles.get(pair.editionA) ?? pair.editionA}</bdi>
              <br />
              <bdi>{titles.get(pair.editionB) ?? pair.editionB}</bdi>
            </a>
          ),
        },
        {
          label: t("catalogue.review.column.copies"),
          numeric: true,
          cell: ({ copies }) => formatNumber(locale, copies),
        },
        {
          label: t("catalogue.review.column.on-loan"),
          numeric: true,
          cell: ({ onLoan }) => formatNumber(locale, onLoan),
        },
        {
          label: t("catalogue.review.column.libraries"),
          numeric: true,
          cell: ({ libraries }) => formatNumber(locale, libraries.length),
        },
      ]}
    />
  );
}
