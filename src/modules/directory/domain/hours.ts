import type { FaultCode } from "./faults.ts";

/** Opening and closing time, `hh:mm` by the branch's own clock. A closing time at or before the opening time is on the next day. */
export type Period = readonly [from: string, to: string];

/** The periods of one day, in their order. None: closed. */
export type DayHours = readonly Period[];

/** 1 = Monday to 7 = Sunday (ISO 8601). */
export const weekdays = ["1", "2", "3", "4", "5", "6", "7"] as const;
export type Weekday = (typeof weekdays)[number];

/** The usual hours of a week. A period belongs to the day on which it begins. */
export type WeeklyHours = Readonly<Record<Weekday, DayHours>>;

const dayLength = 24 * 60;

/** A week without any opening. */
export const closedWeek: WeeklyHours = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };

/** Minutes since midnight of a time `hh:mm`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Whether a period ends on the day after the one it begins on. */
export function endsNextDay([from, to]: Period): boolean {
  return to <= from;
}

function endOf(period: Period): number {
  return minutesOf(period[1]) + (endsNextDay(period) ? dayLength : 0);
}

/** What is wrong with the sorted hours of one day, or undefined. */
export function dayFault(hours: DayHours): FaultCode | undefined {
  // 00:00 to 00:00 is the one way to say "round the clock"; any other equal pair is a slip.
  if (hours.some(([from, to]) => from === to && from !== "00:00")) return "hours-empty";
  const overlaps = hours.some((period, at) => {
    const next = hours[at + 1];
    return next !== undefined && minutesOf(next[0]) < endOf(period);
  });
  return overlaps ? "hours-overlap" : undefined;
}

/** The weekdays whose hours run into the next day's. */
export function overrunningDays(week: WeeklyHours): Weekday[] {
  return weekdays.filter((day, at) => {
    const last = week[day].at(-1);
    const first = week[weekdays[(at + 1) % 7]!][0];
    return last !== undefined && first !== undefined && endOf(last) - dayLength > minutesOf(first[0]);
  });
}
