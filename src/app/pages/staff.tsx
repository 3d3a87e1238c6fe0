import type { Translate } from "#kernel/i18n/messages.ts";
import { Card } from "#web/components/card.tsx";
import { type Column, DataTable } from "#web/components/data-table.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { StateBadge } from "#web/components/state-badge.tsx";

/** A load of records that is under way or came to its end lately. */
export interface LoadLine {
  readonly href: string;
  readonly library: string;
  readonly file: string;
  readonly isRunning: boolean;
  readonly records: string;
}

export interface StaffModel {
  /** The places that the viewer may enter. */
  readonly places: readonly { readonly href: string; readonly title: string; readonly purpose: string }[];
  readonly loads: readonly LoadLine[];
}

const columnsOf = (t: Translate): Column<LoadLine>[] => [
  { label: t("app.staff.loads.library"), cell: (load) => load.library },
  { label: t("app.staff.loads.file"), cell: (load) => <a href={load.href}>{load.file}</a>, heading: true },
  { label: t("app.staff.loads.records"), cell: (load) => load.records, numeric: true },
  {
    label: t("app.staff.loads.state"),
    cell: ({ isRunning }) => (
      <StateBadge
        state={isRunning ? "waiting" : "available"}
        text={isRunning ? t("app.staff.loads.running") : t("app.staff.loads.done")}
      />
    ),
  },
];

/** The staff's first page: what is under way, and where one can go. */
export function StaffPage({ t, model: { places, loads } }: { t: Translate; model: StaffModel }) {
  return (
    <>
      <PageHeader title={t("app.staff.desk")} lead={t("app.staff.lead")} />
      {loads.length > 0 && (
        <DataTable dense caption={t("app.staff.loads.caption")} columns={columnsOf(t)} rows={loads} />
      )}
      <div class="grid">
        {places.map(({ href, title, purpose }) => (
          <Card title={title} href={href} level={2}>
            <p>{purpose}</p>
          </Card>
        ))}
      </div>
    </>
  );
}
