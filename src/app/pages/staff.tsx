import type { Translate } from "#kernel/i18n/messages.ts";
import { Card } from "#web/components/card.tsx";
import { type Column, DataTable } from "#web/components/data-table.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { type AvailabilityState, StateBadge } from "#web/components/state-badge.tsx";

/** States of a load that somebody should know of: it goes on, or waits for a decision. */
export const openLoadStates = ["uploaded", "waiting", "running", "stopped", "failed"] as const;
export type OpenLoadState = (typeof openLoadStates)[number];

/** A load of records that has not come to its end. */
export interface LoadLine {
  readonly href: string;
  readonly library: string;
  readonly files: string;
  readonly state: OpenLoadState;
  readonly records: string;
}

const colours: Record<OpenLoadState, AvailabilityState> = {
  uploaded: "waiting",
  waiting: "waiting",
  running: "elsewhere",
  stopped: "waiting",
  failed: "not-possible",
};

export interface StaffModel {
  /** The places that the viewer may enter. */
  readonly places: readonly { readonly href: string; readonly title: string; readonly purpose: string }[];
  readonly loads: readonly LoadLine[];
}

const columnsOf = (t: Translate): Column<LoadLine>[] => [
  { label: t("app.staff.loads.library"), cell: ({ library }) => library },
  { label: t("app.staff.loads.file"), cell: ({ href, files }) => <a href={href}>{files}</a>, heading: true },
  { label: t("app.staff.loads.records"), cell: ({ records }) => records, numeric: true },
  {
    label: t("app.staff.loads.state"),
    cell: ({ state }) => <StateBadge state={colours[state]} text={t(`app.staff.loads.state.${state}`)} />,
  },
];

/** The staff's first page: what is under way, and where one can go. */
export function StaffPage({ t, model: { places, loads } }: { t: Translate; model: StaffModel }) {
  return (
    <>
      <PageHeader title={t("app.staff.title")} lead={t("app.staff.lead")} />
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
