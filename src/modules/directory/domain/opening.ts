import { dayAfter, dayAt, dayBefore, happens, moment, weekdayOf } from "./days.ts";
import { type DayHours, endsNextDay, type Period, type Weekday, weekdays } from "./hours.ts";
import type { Branch, Closure } from "./library.ts";

/** Whether a branch is open at a moment, and what comes next. */
export interface OpeningState {
  readonly open: boolean;
  /** When it closes or opens next; not there for one that never closes, or with no opening known for a year. */
  readonly changesAt?: Date;
  /** The day at the branch, `YYYY-MM-DD`. */
  readonly date: string;
  /** The hours of that day. */
  readonly today: DayHours;
  /** Why the usual hours do not hold on that day. */
  readonly closure?: Closure;
}

/** The part of a branch that opening is computed from. */
export type Opening = Pick<Branch, "timeZone" | "hours" | "closures" | "holidays">;

interface Span {
  readonly start: number;
  readonly end: number;
}

const daysAhead = 366;
const neverCloses = 8;

/** The closure or holiday that holds on a day; the branch's own before the library's. */
export function closureOn(branch: Opening, date: string): Closure | undefined {
  return [...branch.closures, ...branch.holidays].find(({ from, to }) => from <= date && date <= to);
}

/** The hours of one day `YYYY-MM-DD`, with closures and holidays. */
export function hoursOn(branch: Opening, date: string): DayHours {
  const closure = closureOn(branch, date);
  if (closure) return closure.hours ?? [];
  return branch.hours[String(weekdayOf(date)) as Weekday];
}

function spanOf(date: string, period: Period, timeZone: string): Span {
  const last = endsNextDay(period) ? dayAfter(date) : date;
  return { start: moment(date, period[0], timeZone), end: moment(last, period[1], timeZone) };
}

function* spansFrom(branch: Opening, first: string, days: number): Generator<Span> {
  let date = first;
  for (let n = 0; n < days; n++, date = dayAfter(date)) {
    const hours = hoursOn(branch, date);
    if (hours.length === 0 || !happens(date, branch.timeZone)) continue;
    for (const period of hours) {
      const span = spanOf(date, period, branch.timeZone);
      if (span.start < span.end) yield span;
    }
  }
}

function everOpens(branch: Opening): boolean {
  const other = [...branch.closures, ...branch.holidays];
  return (
    weekdays.some((day) => branch.hours[day].length > 0) ||
    other.some(({ hours }) => hours && hours.length > 0)
  );
}

/** When the openness at `at` ends or begins: looks from the day before, whose night hours may still run. */
function changeAfter(branch: Opening, today: string, at: number): { open: boolean; next?: number } {
  let end: number | undefined;
  if (!everOpens(branch)) return { open: false };
  for (const span of spansFrom(branch, dayBefore(today), daysAhead)) {
    if (end !== undefined) {
      // Tuesday 00:00 after Monday 24:00 is no closing.
      if (span.start > end) return { open: true, next: end };
      end = Math.max(end, span.end);
      if (end - at > neverCloses * 86_400_000) return { open: true };
    } else if (span.start <= at && at < span.end) end = span.end;
    else if (span.start > at) return { open: false, next: span.start };
  }
  return { open: end !== undefined, next: end };
}

/**
 * Whether a branch is open at a moment, until when, and today's hours, by the branch's own clock.
 *
 * @throws RangeError when the time zone is unknown, which the directory's documents exclude
 */
export function openingState(branch: Opening, at: Date): OpeningState {
  const date = dayAt(at.getTime(), branch.timeZone);
  const { open, next } = changeAfter(branch, date, at.getTime());
  const closure = closureOn(branch, date);
  return {
    open,
    date,
    today: hoursOn(branch, date),
    ...(next !== undefined && { changesAt: new Date(next) }),
    ...(closure && { closure }),
  };
}

/** Closures and holidays that are not over on a day, the earliest first. */
export function closuresAhead(branch: Opening, date: string): Closure[] {
  return [...branch.closures, ...branch.holidays]
    .filter(({ to }) => to >= date)
    .sort((a, b) => a.from.localeCompare(b.from));
}
