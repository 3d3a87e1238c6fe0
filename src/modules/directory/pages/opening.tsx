import { type Column, DataTable } from "#web/components/data-table.tsx";
import { StateBadge } from "#web/components/state-badge.tsx";
import type { Branch, Closure } from "../domain/library.ts";
import { closureOn, closuresAhead, hoursOn } from "../domain/opening.ts";
import type { Speech } from "./setting.ts";
import { closureDays, hoursText, nearDateText, openingOf } from "./words.ts";

/** Whether a branch is open now, until when or from when. */
export function OpeningBadge({ speech, branch }: { speech: Speech; branch: Branch }) {
  const { state, text } = openingOf(speech, branch);
  return <StateBadge state={state.open ? "available" : "waiting"} text={text} />;
}

interface Day {
  readonly date: string;
  readonly label: string;
  readonly hours: string;
  readonly why: string;
}

function daysFrom(speech: Speech, branch: Branch, first: string): Day[] {
  return [0, 1, 2, 3, 4, 5, 6].map((days) => {
    const date = Temporal.PlainDate.from(first).add({ days }).toString();
    const label = nearDateText(speech.locale, date);
    return {
      date,
      label: days === 0 ? speech.t("directory.hours.today", { day: label }) : label,
      hours: hoursText(speech, hoursOn(branch, date)),
      why: closureOn(branch, date)?.reason ?? "",
    };
  });
}

/** The hours of the next seven days, today first, with closures and holidays already in them. */
export function HoursTable({ speech, branch, today }: { speech: Speech; branch: Branch; today: string }) {
  const { t } = speech;
  const rows = daysFrom(speech, branch, today);
  const why: Column<Day> = { label: t("directory.hours.why"), cell: (day) => day.why };
  const columns: Column<Day>[] = [
    {
      label: t("directory.hours.day"),
      heading: true,
      cell: (day) => <time datetime={day.date}>{day.label}</time>,
    },
    { label: t("directory.hours.hours"), cell: (day) => day.hours },
    ...(rows.some((day) => day.why !== "") ? [why] : []),
  ];
  return <DataTable<Day> caption={t("directory.hours.title")} captionHidden rows={rows} columns={columns} />;
}

/** Closures and holidays that are not over; nothing where there are none. */
export function ClosuresAhead({ speech, branch, today }: { speech: Speech; branch: Branch; today: string }) {
  const { t } = speech;
  const ahead = closuresAhead(branch, today);
  if (ahead.length === 0) return null;
  return (
    <section>
      <h2>{t("directory.closure.title")}</h2>
      <DataTable<Closure>
        caption={t("directory.closure.title")}
        captionHidden
        rows={ahead}
        columns={[
          {
            label: t("directory.closure.when"),
            heading: true,
            cell: (closure) => closureDays(speech, closure),
          },
          { label: t("directory.closure.reason"), cell: ({ reason }) => reason },
        ]}
      />
    </section>
  );
}
