import { minutesOf } from "./hours.ts";

// Time zones are dear to ask: a list of branches asks for the same few days, times and zones again and
// again. The answers never change while the program runs, so they are kept, up to a bound.
const bound = 20_000;

function remembered<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const answer = compute(key);
    if (known.size >= bound) known.clear();
    known.set(key, answer);
    return answer;
  };
}

/** The day after a day `YYYY-MM-DD`. */
export const dayAfter = remembered((date) => Temporal.PlainDate.from(date).add({ days: 1 }).toString());

/** The day before a day `YYYY-MM-DD`. */
export const dayBefore = remembered((date) => Temporal.PlainDate.from(date).subtract({ days: 1 }).toString());

/** The weekday of a day `YYYY-MM-DD`: 1 = Monday to 7 = Sunday. */
export const weekdayOf = remembered((date) => Temporal.PlainDate.from(date).dayOfWeek);

const momentOf = remembered((key) => {
  const [date, time, timeZone] = key.split(" ") as [string, string, string];
  const minutes = minutesOf(time);
  const plain = Temporal.PlainDate.from(date).toPlainDateTime({
    hour: Math.floor(minutes / 60),
    minute: minutes % 60,
  });
  return plain.toZonedDateTime(timeZone).epochMilliseconds;
});

/**
 * The moment (milliseconds since 1970) at which a clock in a time zone shows a time. A time that the clocks
 * skip in spring is taken as the moment an hour later by the clock, and one that comes twice in autumn as
 * its first ("compatible", RFC 5545).
 */
export function moment(date: string, time: string, timeZone: string): number {
  return momentOf(`${date} ${time} ${timeZone}`);
}

const happening = remembered((key) => {
  const [date, timeZone] = key.split(" ") as [string, string];
  const day = Temporal.PlainDate.from(date);
  return day.toZonedDateTime(timeZone).toPlainDate().equals(day);
});

/** Whether a zone has a day at all: Samoa had no 30 December 2011. */
export function happens(date: string, timeZone: string): boolean {
  return happening(`${date} ${timeZone}`);
}

const shownDay = remembered((key) => {
  const [at, timeZone] = key.split(" ") as [string, string];
  const instant = Temporal.Instant.fromEpochMilliseconds(Number(at));
  return instant.toZonedDateTimeISO(timeZone).toPlainDate().toString();
});

/** The day that a clock in a time zone shows at a moment (milliseconds since 1970). */
export function dayAt(at: number, timeZone: string): string {
  return shownDay(`${at} ${timeZone}`);
}
