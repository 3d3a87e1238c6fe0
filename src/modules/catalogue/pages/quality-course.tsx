import { formatNumber } from "#kernel/i18n/format.ts";
import { DataTable } from "#web/components/data-table.tsx";
import type { QualitySnapshot } from "../domain/quality-report.ts";
import { loadHref } from "./addresses.ts";
import { Moment } from "./quality-moment.tsx";
import { shareText } from "./quality-words.ts";
import type { Speech } from "./setting.ts";

/** What is followed from load to load: how many records, and of how many records. */
export interface CourseView {
  readonly speech: Speech;
  readonly title: string;
  /** What the followed records are called. */
  readonly name: string;
  readonly snapshots: readonly QualitySnapshot[];
  readonly countIn: (snapshot: QualitySnapshot) => number;
  readonly baseIn: (snapshot: QualitySnapshot) => number;
}

/** A figure from load to load as a table, the newest first. */
export function QualityCourse({ view }: { view: CourseView }) {
  const { speech, title, name, snapshots, countIn, baseIn } = view;
  const { t, locale } = speech;
  const shareIn = (snapshot: QualitySnapshot) =>
    baseIn(snapshot) > 0 ? countIn(snapshot) / baseIn(snapshot) : null;
  return (
    <section class="stack">
      <h2>{title}</h2>
      <DataTable<QualitySnapshot>
        caption={title}
        captionHidden
        dense
        rows={snapshots}
        columns={[
          {
            label: t("catalogue.field.load"),
            heading: true,
            cell: ({ load }) => <a href={loadHref(load)}>{t("catalogue.load.name", { load })}</a>,
          },
          {
            label: t("catalogue.quality.taken"),
            cell: ({ takenAt }) => <Moment speech={speech} at={takenAt} />,
          },
          {
            label: t("catalogue.load.records"),
            numeric: true,
            cell: ({ counts }) => formatNumber(locale, counts.records),
          },
          {
            label: name,
            numeric: true,
            cell: (snapshot) => formatNumber(locale, countIn(snapshot)),
          },
          {
            label: t("catalogue.quality.share"),
            numeric: true,
            cell: (snapshot) => shareText(speech, shareIn(snapshot)),
          },
        ]}
      />
    </section>
  );
}
