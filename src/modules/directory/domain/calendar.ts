import { z } from "zod";
import { dayFault, overrunningDays, type Period } from "./hours.ts";
import { fault, line } from "./values.ts";

const time = z.string(fault("time")).regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, fault("time"));

// 24:00 is how many write the end of a day; it is kept as the 00:00 of the next.
const closingTime = z.preprocess((value) => (value === "24:00" ? "00:00" : value), time);

const dayHours = z
  .array(z.tuple([time, closingTime], fault("time")), fault("shape"))
  .max(6, fault("too-long"))
  .overwrite((periods) => [...periods].sort((a, b) => a[0].localeCompare(b[0])) as [string, string][])
  .superRefine((periods: readonly Period[], context) => {
    const wrong = dayFault(periods);
    if (wrong) context.addIssue({ code: "custom", message: wrong });
  });

const day = dayHours.default([]);

/** The usual hours of a week; a weekday left out is closed. */
export const weeklyHours = z
  .strictObject({ 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day }, fault("shape"))
  .superRefine((week, context) => {
    for (const weekday of overrunningDays(week))
      context.addIssue({ code: "custom", message: "hours-overlap", path: [weekday] });
  });

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch {
    return false;
  }
}

const date = z
  .string(fault("day"))
  .regex(/^\d{4}-\d{2}-\d{2}$/, fault("day"))
  .refine(isDay, fault("day"));

/** Days with other hours than usual; `to` left out means one day. */
export const closure = z
  .preprocess(
    (value) =>
      typeof value === "object" && value !== null && "from" in value ? { to: value.from, ...value } : value,
    z.strictObject({ from: date, to: date, reason: line(200), hours: dayHours.optional() }, fault("shape")),
  )
  .refine(({ from, to }) => from <= to, { path: ["to"], ...fault("days-order") });

/** Closures by their first day. */
export const closures = z
  .array(closure, fault("shape"))
  .max(400, fault("too-long"))
  .default([])
  .overwrite((all) => [...all].sort((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to)));
