import { formatNumber } from "#kernel/i18n/format.ts";
import { LinkButton } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import type { QuarantineEntry } from "../db/quarantine.ts";
import type { QuarantineSize } from "../db/quarantine-size.ts";
import { loadHref, quarantineHref } from "./addresses.ts";
import type { Speech } from "./setting.ts";
import { faultText, sizeText } from "./words.ts";

interface TableProps {
  speech: Speech;
  isil: string;
  entries: readonly QuarantineEntry[];
}

/** Records that could not be read: where each is, why, and its bytes to take away. */
export function QuarantineTable({ speech, isil, entries }: TableProps) {
  const { t, locale } = speech;
  return (
    <DataTable<QuarantineEntry>
      caption={t("catalogue.quarantine.title")}
      captionHidden
      dense
      rows={entries}
      columns={[
        {
          label: t("catalogue.field.number"),
          numeric: true,
          heading: true,
          cell: ({ number }) => formatNumber(locale, number),
        },
        {
          label: t("catalogue.field.place"),
          cell: ({ file, position, controlNumber }) => (
            <>
              <bdi>{file}</bdi>
              <br />
              <span class="soft small">{t("catalogue.quarantine.position", { position })}</span>
              {controlNumber && (
                <>
                  <br />
                  <bdi dir="ltr">{controlNumber}</bdi>
                </>
              )}
            </>
          ),
        },
        {
          label: t("catalogue.field.fault"),
          cell: ({ faults }) => <FaultWords speech={speech} faults={faults} />,
        },
        {
          label: t("catalogue.field.load"),
          numeric: true,
          cell: ({ load }) => <a href={loadHref(load)}>{formatNumber(locale, load)}</a>,
        },
        {
          label: t("catalogue.field.bytes"),
          cell: ({ id, number, bytes }) => (
            <a
              href={quarantineHref(isil, id)}
              download=""
              aria-label={t("catalogue.quarantine.download", { number, size: sizeText(locale, bytes) })}
            >
              {sizeText(locale, bytes)}
            </a>
          ),
        },
      ]}
    />
  );
}

/** More faults of one record than this are left to its bytes. */
const shownFaults = 3;

function FaultWords({ speech: { t }, faults }: { speech: Speech; faults: QuarantineEntry["faults"] }) {
  return faults.slice(0, shownFaults).map(({ code, message, repair }, at) => (
    <>
      {at > 0 && <br />}
      {faultText(t, code)}
      <br />
      <span class="soft small" lang="en" dir="auto">
        {message} {repair}
      </span>
    </>
  ));
}

export interface QuarantineView {
  readonly speech: Speech;
  readonly isil: string;
  readonly libraryName: string;
  readonly size: QuarantineSize;
  readonly entries: readonly QuarantineEntry[];
  /** Number of the last entry, where more follow. */
  readonly after: number | undefined;
}

/** Everything of one library that could not be read. */
export function QuarantinePage({ view }: { view: QuarantineView }) {
  const { speech, isil, libraryName, size, entries, after } = view;
  const { t } = speech;
  return (
    <>
      <PageHeader
        kicker={libraryName}
        title={t("catalogue.quarantine.title")}
        lead={t("catalogue.quarantine.lead")}
        actions={
          <LinkButton href={quarantineHref(isil, "records.csv")} icon="download">
            {t("catalogue.quarantine.csv")}
          </LinkButton>
        }
      />
      <div class="stack">
        {size.records === 0 ? (
          <EmptyState
            icon="available"
            title={t("catalogue.quarantine.none")}
            text={t("catalogue.quarantine.none-text")}
          />
        ) : (
          <>
            <Reasons speech={speech} size={size} />
            <QuarantineTable speech={speech} isil={isil} entries={entries} />
          </>
        )}
        {after !== undefined && (
          <LinkButton href={`${quarantineHref(isil)}?after=${after}`}>
            {t("catalogue.quarantine.more")}
          </LinkButton>
        )}
      </div>
    </>
  );
}

function Reasons({ speech: { t, locale }, size }: { speech: Speech; size: QuarantineSize }) {
  return (
    <DataTable<QuarantineSize["faults"][number]>
      caption={t("catalogue.quarantine.count", { count: size.records })}
      dense
      rows={size.faults}
      columns={[
        { label: t("catalogue.field.fault"), heading: true, cell: ({ code }) => faultText(t, code) },
        {
          label: t("catalogue.load.records"),
          numeric: true,
          cell: ({ records }) => formatNumber(locale, records),
        },
      ]}
    />
  );
}
