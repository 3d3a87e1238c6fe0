import type { Child } from "hono/jsx";
import { formatNumber } from "#kernel/i18n/format.ts";
import type { LibraryNames } from "#modules/directory";
import { DataTable } from "#web/components/data-table.tsx";
import type { ExtractedItem } from "../domain/extract-items.ts";
import type { LoadSummary } from "../domain/load.ts";
import type { PreviewedRecord } from "../jobs/preview.ts";
import type { Speech } from "./setting.ts";
import { faultText } from "./words.ts";

/** What the table of previewed records shows. */
export interface RecordsView {
  readonly speech: Speech;
  readonly load: LoadSummary;
  readonly names: ReadonlyMap<string, LibraryNames>;
  /** ISILs by the symbols that files use for libraries. */
  readonly owners: ReadonlyMap<string, string>;
  readonly records: readonly PreviewedRecord[];
}

/** More items of one record than this are only counted. */
const shownItems = 3;

/** Pieces of a cell, each on a line of its own. */
function lines(pieces: readonly Child[]): Child {
  return pieces.map((piece, at) => (
    <>
      {at > 0 && <br />}
      {piece}
    </>
  ));
}

/** The first records as a profile reads them. */
export function PreviewedRecords({ view }: { view: RecordsView }) {
  const { speech, records } = view;
  const { t, locale } = speech;
  return (
    <DataTable<PreviewedRecord>
      caption={t("catalogue.preview.records", { count: records.length })}
      dense
      rows={records}
      columns={[
        {
          label: t("catalogue.field.number"),
          numeric: true,
          heading: true,
          cell: ({ number }) => formatNumber(locale, number),
        },
        {
          label: t("catalogue.preview.record"),
          cell: (record) => <RecordCell record={record} t={t} />,
        },
        {
          label: t("catalogue.field.control-number"),
          cell: ({ controlNumber }) => <bdi dir="ltr">{controlNumber}</bdi>,
        },
        { label: t("catalogue.preview.items"), cell: (record) => itemCell(view, record) },
        {
          label: t("catalogue.preview.faults"),
          cell: ({ faults }) =>
            lines(faults.slice(0, shownItems).map((fault) => <FaultLine fault={fault} t={t} />)),
        },
      ]}
    />
  );
}

function FaultLine({ fault, t }: { fault: PreviewedRecord["faults"][number]; t: Speech["t"] }) {
  return (
    <span title={fault.message}>
      {faultText(t, fault.code)}
      <span class="soft small">
        {" "}
        {t(fault.repair ? "catalogue.preview.repaired" : "catalogue.preview.unrepaired")}
      </span>
    </span>
  );
}

function RecordCell({ record: { kind, brief }, t }: { record: PreviewedRecord; t: Speech["t"] }) {
  if (!brief) return <span class="soft">{t(`catalogue.preview.kind.${kind}`)}</span>;
  const facts = [brief.author, brief.year, t(`catalogue.format.${brief.format}`)].filter(Boolean);
  return (
    <>
      <strong>
        <bdi>{brief.title || t("catalogue.preview.no-title")}</bdi>
      </strong>
      {brief.originalTitle && brief.originalTitle !== brief.title && (
        <>
          <br />
          <bdi>{brief.originalTitle}</bdi>
        </>
      )}
      <br />
      <span class="soft small">
        {facts.map((fact, at) => (
          <>
            {at > 0 && " · "}
            <bdi>{fact}</bdi>
          </>
        ))}
      </span>
    </>
  );
}

function itemCell(view: RecordsView, { kind, items }: PreviewedRecord): Child {
  const { t } = view.speech;
  if (kind !== "record") return null;
  if (items.length === 0) return <span class="soft">{t("catalogue.preview.no-items")}</span>;
  const shown = items.slice(0, shownItems).map((item) => <ItemLine view={view} item={item} />);
  const more = items.length - shown.length;
  return lines(more > 0 ? [...shown, t("catalogue.preview.more", { count: more })] : shown);
}

function ItemLine({ view, item }: { view: RecordsView; item: ExtractedItem }) {
  const { t } = view.speech;
  const { location, callNumber, status } = item;
  const parts = [...placeOf(view, item), location, callNumber, t(`catalogue.status.${status}`)];
  return (
    <span>
      {parts.filter(Boolean).map((part, at) => (
        <>
          {at > 0 && " · "}
          <bdi>{part}</bdi>
        </>
      ))}
    </span>
  );
}

/** Which branch an item is at, after the library where it is another one's. */
function placeOf({ speech: { t }, load, names, owners }: RecordsView, { owner, branch }: ExtractedItem) {
  const isil = owner === null ? load.library : owners.get(owner);
  const library = isil === undefined ? undefined : names.get(isil);
  // The branches of a library that the directory does not know are not expected there.
  if (!library) return [owner && t("catalogue.preview.unknown-owner", { owner }), branch];
  const known = branch === null ? null : library.branches.get(branch);
  const place = known === undefined ? t("catalogue.preview.unknown-branch", { code: branch ?? "" }) : known;
  return isil === load.library ? [place] : [library.name, place];
}
