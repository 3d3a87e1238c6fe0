import { formatNumber } from "#kernel/i18n/format.ts";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { figureNamed, measure, type QualitySnapshot } from "../domain/quality-report.ts";
import { reportHref } from "./quality-addresses.ts";
import { Moment } from "./quality-moment.tsx";
import { shareText } from "./quality-words.ts";
import type { OwnLibrary, Speech } from "./setting.ts";

export interface QualityLibrariesView {
  readonly speech: Speech;
  /** Libraries that the viewer works for. */
  readonly libraries: readonly OwnLibrary[];
  /** The newest counts of each library that has been counted, by ISIL. */
  readonly newest: ReadonlyMap<string, QualitySnapshot>;
}

interface Row extends OwnLibrary {
  readonly snapshot: QualitySnapshot | undefined;
}

/** The libraries of the viewer, with what matters most of each. */
export function QualityLibrariesPage({ view }: { view: QualityLibrariesView }) {
  const { speech, libraries, newest } = view;
  const { t } = speech;
  const rows = libraries.map((library) => ({ ...library, snapshot: newest.get(library.isil) }));
  return (
    <>
      <PageHeader title={t("catalogue.quality.title")} lead={t("catalogue.quality.lead")} />
      {rows.length > 0 ? (
        <LibraryTable speech={speech} rows={rows} />
      ) : (
        <EmptyState
          icon="library"
          title={t("catalogue.new.no-library")}
          text={t("catalogue.new.no-library-text")}
        />
      )}
    </>
  );
}

function LibraryTable({ speech, rows }: { speech: Speech; rows: readonly Row[] }) {
  const { t, locale } = speech;
  const share = (name: "duplicates" | "alone") => ({
    label: t(`catalogue.quality.figure.${name}`),
    numeric: true,
    cell: ({ snapshot }: Row) => snapshot && shareText(speech, measure(figureNamed(name)!, [snapshot]).share),
  });
  return (
    <DataTable<Row>
      caption={t("catalogue.quality.title")}
      captionHidden
      dense
      rows={rows}
      columns={[
        {
          label: t("catalogue.field.library"),
          heading: true,
          cell: ({ isil, name }) => (
            <a href={reportHref(isil)}>
              <bdi>{name}</bdi>
            </a>
          ),
        },
        {
          label: t("catalogue.load.records"),
          numeric: true,
          cell: ({ snapshot }) => snapshot && formatNumber(locale, snapshot.counts.records),
        },
        {
          label: t("catalogue.quality.complete"),
          numeric: true,
          cell: ({ snapshot }) => snapshot && shareText(speech, completeShare(snapshot)),
        },
        share("duplicates"),
        share("alone"),
        {
          label: t("catalogue.quality.taken"),
          cell: ({ snapshot }) =>
            snapshot ? (
              <Moment speech={speech} at={snapshot.takenAt} />
            ) : (
              <span class="soft">{t("catalogue.quality.never")}</span>
            ),
        },
      ]}
    />
  );
}

/** The share of records that lack nothing; null where there are none. */
export function completeShare({ counts: { records, complete } }: QualitySnapshot): number | null {
  return records > 0 ? complete / records : null;
}
