import { LinkButton } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import type { ConcernedRecord, ListPlace } from "../db/quality-lists.ts";
import { type Figure, measure, type QualitySnapshot } from "../domain/quality-report.ts";
import { recordHref } from "./addresses.ts";
import { figureHref, reportHref } from "./quality-addresses.ts";
import { QualityCourse } from "./quality-course.tsx";
import { shareText } from "./quality-words.ts";
import type { Speech } from "./setting.ts";

export interface FigureView {
  readonly speech: Speech;
  readonly isil: string;
  readonly libraryName: string;
  readonly figure: Figure;
  /** The newest first. */
  readonly snapshots: readonly QualitySnapshot[];
  readonly records: readonly ConcernedRecord[];
  /** Where the next page begins, where there is one. */
  readonly next: ListPlace | undefined;
}

/** Address of the page of a list that begins after a place. */
export function pageHref(isil: string, { name }: Figure, { edition, controlNumber }: ListPlace): string {
  const place = new URLSearchParams({ after: controlNumber });
  if (name === "duplicates") place.set("edition", String(edition));
  return `${figureHref(isil, name)}?${place}`;
}

/** The records that one figure counts, and how it went from load to load. */
export function FigurePage({ view }: { view: FigureView }) {
  const { speech, isil, libraryName, figure, snapshots, records, next } = view;
  const { t } = speech;
  const title = t(`catalogue.quality.figure.${figure.name}`);
  const course = {
    ...{ speech, snapshots },
    title: t("catalogue.quality.from-load-to-load"),
    name: title,
    countIn: ({ counts }: QualitySnapshot) => counts[figure.name] ?? 0,
    baseIn: ({ counts }: QualitySnapshot) => counts[figure.of] ?? 0,
  };
  return (
    <>
      <PageHeader
        kicker={libraryName}
        title={title}
        lead={t(`catalogue.quality.rule.${figure.name}`)}
        actions={
          <>
            <LinkButton href={reportHref(isil)}>{t("catalogue.quality.back")}</LinkButton>
            {records.length > 0 && (
              <LinkButton href={figureHref(isil, figure.name, "records.csv")} icon="download">
                {t("catalogue.quality.csv-list")}
              </LinkButton>
            )}
          </>
        }
      />
      <div class="stack">
        <Counted view={view} />
        {records.length > 0 ? (
          <RecordTable view={view} />
        ) : (
          <EmptyState
            icon="available"
            title={t("catalogue.quality.no-records")}
            text={t("catalogue.quality.no-records-text")}
          />
        )}
        {next && (
          <LinkButton href={pageHref(isil, figure, next)}>{t("catalogue.quality.further")}</LinkButton>
        )}
        {snapshots.length > 0 && <QualityCourse view={course} />}
      </div>
    </>
  );
}

function Counted({ view: { speech, figure, snapshots } }: { view: FigureView }) {
  if (snapshots.length === 0) return null;
  const { count, share } = measure(figure, snapshots);
  return (
    <p>
      {speech.t("catalogue.quality.records", { count })} <span class="soft">{shareText(speech, share)}</span>
    </p>
  );
}

function RecordTable({ view: { speech, isil, figure, records } }: { view: FigureView }) {
  const { t } = speech;
  const title = t(`catalogue.quality.figure.${figure.name}`);
  const edition = {
    label: t("catalogue.quality.edition"),
    cell: ({ edition }: ConcernedRecord) => <a href={`/editions/${edition}`}>{edition}</a>,
  };
  return (
    <DataTable<ConcernedRecord>
      caption={title}
      captionHidden
      dense
      rows={records}
      columns={[
        ...(figure.name === "duplicates" ? [edition] : []),
        {
          label: t("catalogue.field.control-number"),
          heading: true,
          cell: ({ controlNumber }) => (
            <a href={recordHref(isil, controlNumber)}>
              <bdi dir="ltr">{controlNumber}</bdi>
            </a>
          ),
        },
        {
          label: t("catalogue.quality.record-title"),
          cell: ({ brief: { title, originalTitle } }) => (
            <>
              <bdi>{title || t("catalogue.quality.untitled")}</bdi>
              {originalTitle !== null && originalTitle !== title && (
                <>
                  <br />
                  <bdi class="soft">{originalTitle}</bdi>
                </>
              )}
            </>
          ),
        },
        {
          label: t("catalogue.quality.record-author"),
          cell: ({ brief: { author } }) => author && <bdi>{author}</bdi>,
        },
        { label: t("catalogue.quality.record-year"), numeric: true, cell: ({ brief: { year } }) => year },
      ]}
    />
  );
}
