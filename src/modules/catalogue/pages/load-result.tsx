import { formatNumber } from "#kernel/i18n/format.ts";
import { LinkButton } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import type { QuarantineEntry, RepairEntry } from "../db/quarantine.ts";
import type { QuarantineSize } from "../db/quarantine-size.ts";
import type { LoadSummary } from "../domain/load.ts";
import { loadHref, quarantineHref } from "./addresses.ts";
import { QuarantineTable } from "./quarantine.tsx";
import type { Speech } from "./setting.ts";
import { countOf, faultText, shownCounts } from "./words.ts";

/** What a load came to. */
export interface ResultView {
  readonly speech: Speech;
  readonly load: LoadSummary;
  /** Examples of repairs, a few. */
  readonly repairs: readonly RepairEntry[];
  /** What of this library is in quarantine now, and some of it. */
  readonly size: QuarantineSize;
  readonly quarantine: readonly QuarantineEntry[];
}

/** What a load came to: its records counted, what was wrong with them, what was repaired or kept apart. */
export function LoadResult({ view }: { view: ResultView }) {
  return (
    <>
      <Counts view={view} />
      <Faults view={view} />
      <Repairs view={view} />
      <Quarantine view={view} />
    </>
  );
}

function Counts({ view: { speech, load } }: { view: ResultView }) {
  const { t, locale } = speech;
  return (
    <DataTable<(typeof shownCounts)[number]>
      caption={t("catalogue.load.counts")}
      dense
      rows={shownCounts}
      columns={[
        { label: t("catalogue.load.what"), heading: true, cell: (name) => t(`catalogue.count.${name}`) },
        {
          label: t("catalogue.load.number"),
          numeric: true,
          cell: (name) => formatNumber(locale, countOf(load, name)),
        },
        {
          label: t("catalogue.load.meaning"),
          cell: (name) => <span class="soft">{t(`catalogue.count.${name}-hint`)}</span>,
        },
      ]}
    />
  );
}

function Faults({ view: { speech, load } }: { view: ResultView }) {
  const { t, locale } = speech;
  const faults = Object.entries(load.counts.faults ?? {}).sort(([, a], [, b]) => b - a);
  if (faults.length === 0) return null;
  return (
    <DataTable<[string, number]>
      caption={t("catalogue.load.faults")}
      dense
      rows={faults}
      columns={[
        { label: t("catalogue.field.fault"), heading: true, cell: ([code]) => faultText(t, code) },
        {
          label: t("catalogue.load.records"),
          numeric: true,
          cell: ([, count]) => formatNumber(locale, count),
        },
      ]}
    />
  );
}

function Repairs({ view: { speech, load, repairs } }: { view: ResultView }) {
  const { t, locale } = speech;
  if (repairs.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t("catalogue.repairs.title")}</h2>
      <p class="soft">{t("catalogue.repairs.lead")}</p>
      <DataTable<RepairEntry>
        caption={t("catalogue.repairs.title")}
        captionHidden
        dense
        rows={repairs}
        columns={[
          {
            label: t("catalogue.field.number"),
            numeric: true,
            cell: ({ number }) => formatNumber(locale, number),
          },
          { label: t("catalogue.field.file"), cell: ({ file }) => file },
          {
            label: t("catalogue.field.control-number"),
            cell: ({ controlNumber }) => <bdi dir="ltr">{controlNumber}</bdi>,
          },
          { label: t("catalogue.field.fault"), cell: ({ code }) => faultText(t, code) },
          {
            label: t("catalogue.field.details"),
            cell: ({ message, repair }) => (
              <span lang="en" dir="auto">
                {message} {repair}
              </span>
            ),
          },
        ]}
      />
      <div class="actions">
        <LinkButton href={loadHref(load.id, "repairs.csv")} icon="download" small>
          {t("catalogue.repairs.csv")}
        </LinkButton>
      </div>
    </section>
  );
}

function Quarantine({ view: { speech, load, size, quarantine } }: { view: ResultView }) {
  const { t } = speech;
  if (size.records === 0) return null;
  return (
    <section class="stack">
      <h2>{t("catalogue.quarantine.title")}</h2>
      <p class="soft">{t("catalogue.quarantine.count", { count: size.records })}</p>
      <QuarantineTable speech={speech} isil={load.library} entries={quarantine} />
      <div class="actions">
        <LinkButton href={quarantineHref(load.library)} icon="list" small>
          {t("catalogue.quarantine.open")}
        </LinkButton>
        <LinkButton href={quarantineHref(load.library, "records.csv")} icon="download" small>
          {t("catalogue.quarantine.csv")}
        </LinkButton>
      </div>
    </section>
  );
}
