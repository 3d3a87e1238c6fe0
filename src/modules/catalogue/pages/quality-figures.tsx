import { formatNumber } from "#kernel/i18n/format.ts";
import type { Translate } from "#kernel/i18n/messages.ts";
import { DataTable } from "#web/components/data-table.tsx";
import { DefinitionList } from "#web/components/definition-list.tsx";
import type { FigureName, Measure } from "../domain/quality-report.ts";
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
          cell: ({ name, count }) =>
            count > 0 ? <a href={figureHref(isil, name)}>{figureText(t, name)}</a> : figureText(t, name),
        },
        {
          label: t("catalogue.quality.rule"),
          cell: ({ name }) => <span class="soft small">{ruleText(t, name)}</span>,
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
                aria-label={t("catalogue.quality.csv-of", { title: figureText(t, name) })}
              >
                CSV
              </a>
            ),
        },
      ]}
    />
  );
}

/** What was looked for and not found, folded away: with the rules, so that staff know what is watched. */
export function NotFound({ speech: { t }, rows }: { speech: Speech; rows: readonly Measure[] }) {
  if (rows.length === 0) return null;
  return (
    <details class="more">
      <summary>{t("catalogue.quality.not-found", { count: rows.length })}</summary>
      <DefinitionList
        items={rows.map(({ name }) => ({ term: figureText(t, name), details: ruleText(t, name) }))}
      />
    </details>
  );
}

const figureText = (t: Translate, name: FigureName) => t(`catalogue.quality.figure.${name}`);
const ruleText = (t: Translate, name: FigureName) => t(`catalogue.quality.rule.${name}`);
