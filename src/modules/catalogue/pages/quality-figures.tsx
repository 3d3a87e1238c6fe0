import { formatNumber } from "#kernel/i18n/format.ts";
import { DataTable } from "#web/components/data-table.tsx";
import type { Measure } from "../domain/quality-report.ts";
import { figureHref } from "./quality-addresses.ts";
import { CourseLine } from "./quality-line.tsx";
import { changeText, shareText } from "./quality-words.ts";
import type { Speech } from "./setting.ts";

interface FiguresProps {
  speech: Speech;
  isil: string;
  caption: string;
  rows: readonly Measure[];
  /** Several loads have been counted, so that they can be compared. */
  several: boolean;
}

/** Figures of a library, each with the way to the records that it counts. */
export function Figures({ speech, isil, caption, rows, several }: FiguresProps) {
  const { t, locale } = speech;
  const overLoads = [
    {
      label: t("catalogue.quality.change"),
      numeric: true,
      cell: ({ change }: Measure) => changeText(speech, change),
    },
    {
      label: t("catalogue.quality.course"),
      cell: ({ course }: Measure) => <CourseLine speech={speech} course={course} />,
    },
  ];
  return (
    <DataTable<Measure>
      caption={caption}
      captionHidden
      dense
      rows={rows}
      columns={[
        {
          label: t("catalogue.quality.figure"),
          heading: true,
          cell: ({ name, count }) => (
            <>
              {count > 0 ? (
                <a href={figureHref(isil, name)}>{t(`catalogue.quality.figure.${name}`)}</a>
              ) : (
                t(`catalogue.quality.figure.${name}`)
              )}
              <br />
              <RuleText speech={speech} name={name} />
            </>
          ),
        },
        {
          label: t("catalogue.load.records"),
          numeric: true,
          cell: ({ count }) => formatNumber(locale, count),
        },
        {
          label: t("catalogue.quality.share"),
          numeric: true,
          cell: ({ share }) => shareText(speech, share),
        },
        ...(several ? overLoads : []),
        {
          label: t("catalogue.quality.list"),
          cell: ({ name, count }) =>
            count > 0 && (
              <a
                href={figureHref(isil, name, "records.csv")}
                download=""
                aria-label={t("catalogue.quality.csv-of", { title: t(`catalogue.quality.figure.${name}`) })}
              >
                CSV
              </a>
            ),
        },
      ]}
    />
  );
}

function RuleText({ speech: { t }, name }: { speech: Speech; name: Measure["name"] }) {
  return <span class="soft small">{t(`catalogue.quality.rule.${name}`)}</span>;
}
