import { describe, expect, test } from "vitest";
import { closedWeek, type DayHours } from "./hours.ts";
import { closuresAhead, hoursOn, type Opening, openingState } from "./opening.ts";

const nineToFive: DayHours = [["09:00", "17:00"]];
const weekdays = { ...closedWeek, 1: nineToFive, 2: nineToFive, 3: nineToFive, 4: nineToFive, 5: nineToFive };

function branch(parts: Partial<Opening> = {}): Opening {
  return { timeZone: "Europe/Berlin", hours: weekdays, closures: [], holidays: [], ...parts };
}

/** The state in short: open or not, and when that changes (UTC). */
function at(opening: Opening, moment: string): [boolean, string | undefined] {
  const { open, changesAt } = openingState(opening, new Date(moment));
  return [open, changesAt?.toISOString()];
}

describe("whether a branch is open", () => {
  test("is told by its own clock, not by ours", () => {
    // Wednesday 02:30 UTC is 09:30 in Jakarta and 03:30 in Berlin.
    const moment = "2026-11-25T02:30:00Z";
    expect(at(branch({ timeZone: "Asia/Jakarta" }), moment)).toEqual([true, "2026-11-25T10:00:00.000Z"]);
    expect(at(branch(), moment)).toEqual([false, "2026-11-25T08:00:00.000Z"]);
  });

  test("changes at the opening and at the closing minute itself", () => {
    expect(at(branch(), "2026-11-25T07:59:59.999Z")[0]).toBe(false);
    expect(at(branch(), "2026-11-25T08:00:00Z")).toEqual([true, "2026-11-25T16:00:00.000Z"]);
    expect(at(branch(), "2026-11-25T15:59:59.999Z")[0]).toBe(true);
    expect(at(branch(), "2026-11-25T16:00:00Z")).toEqual([false, "2026-11-26T08:00:00.000Z"]);
  });

  test("keeps a break at midday", () => {
    const split = branch({
      hours: {
        ...closedWeek,
        3: [
          ["09:00", "12:00"],
          ["14:00", "18:00"],
        ],
      },
    });
    expect(at(split, "2026-11-25T11:30:00Z")).toEqual([false, "2026-11-25T13:00:00.000Z"]);
  });

  test("looks over the weekend for the next opening", () => {
    expect(at(branch(), "2026-11-27T17:00:00Z")).toEqual([false, "2026-11-30T08:00:00.000Z"]);
  });

  test("knows the day at the branch when it is another day in UTC", () => {
    const { date, today } = openingState(
      branch({ timeZone: "Pacific/Auckland" }),
      new Date("2026-11-29T20:00:00Z"),
    );
    expect([date, today]).toEqual(["2026-11-30", nineToFive]);
  });
});

describe("hours over midnight", () => {
  const nights = branch({ hours: { ...closedWeek, 5: [["20:00", "02:00"]] } });

  test("run on into the next day, which has none of its own", () => {
    expect(at(nights, "2026-11-27T23:30:00Z")).toEqual([true, "2026-11-28T01:00:00.000Z"]);
    expect(openingState(nights, new Date("2026-11-27T23:30:00Z")).today).toEqual([]);
    expect(at(nights, "2026-11-28T01:00:00Z")).toEqual([false, "2026-12-04T19:00:00.000Z"]);
  });

  test("that touch the next day's are one opening", () => {
    const hours = { ...closedWeek, 5: [["20:00", "00:00"]] as DayHours, 6: [["00:00", "03:00"]] as DayHours };
    expect(at(branch({ hours }), "2026-11-27T22:00:00Z")).toEqual([true, "2026-11-28T02:00:00.000Z"]);
  });

  test("round the clock never close", () => {
    const always: DayHours = [["00:00", "00:00"]];
    const hours = { 1: always, 2: always, 3: always, 4: always, 5: always, 6: always, 7: always };
    expect(at(branch({ hours }), "2026-11-25T23:00:00Z")).toEqual([true, undefined]);
  });
});

describe("when the clocks change", () => {
  // Berlin: 29 March 2026 from 02:00 to 03:00, 25 October 2026 from 03:00 back to 02:00; both Sundays.
  const saturdayNight = branch({
    hours: { ...closedWeek, 6: [["22:00", "04:00"]], 7: [["09:00", "17:00"]] },
  });

  test("in spring, a night's opening is an hour shorter and the day begins an hour earlier in UTC", () => {
    expect(at(saturdayNight, "2026-03-28T21:00:00Z")).toEqual([true, "2026-03-29T02:00:00.000Z"]);
    expect(at(saturdayNight, "2026-03-29T06:30:00Z")).toEqual([false, "2026-03-29T07:00:00.000Z"]);
  });

  test("in autumn, a night's opening is an hour longer", () => {
    expect(at(saturdayNight, "2026-10-24T20:00:00Z")).toEqual([true, "2026-10-25T03:00:00.000Z"]);
  });

  test("an opening time that the clocks skip is the moment after the skip", () => {
    const early = branch({ hours: { ...closedWeek, 7: [["02:30", "06:00"]] } });
    expect(at(early, "2026-03-29T00:00:00Z")).toEqual([false, "2026-03-29T01:30:00.000Z"]);
  });

  test("a period that lies wholly in the skipped hour does not happen", () => {
    const gone = branch({ hours: { ...closedWeek, 7: [["02:30", "03:00"]] } });
    expect(at(gone, "2026-03-29T00:00:00Z")).toEqual([false, "2026-04-05T00:30:00.000Z"]);
  });

  test("a day that a country skipped altogether opens nothing", () => {
    // Samoa had no 30 December 2011 (a Friday).
    const samoa = branch({ timeZone: "Pacific/Apia", hours: { ...closedWeek, 5: nineToFive } });
    const [, next] = at(samoa, "2011-12-30T09:00:00Z");
    expect(next).toBe("2012-01-05T19:00:00.000Z");
  });
});

describe("closures and holidays", () => {
  const feast = { from: "2026-12-24", to: "2026-12-26", reason: "Feast" };
  const morning = {
    from: "2026-12-31",
    to: "2026-12-31",
    reason: "Last day",
    hours: [["09:00", "12:00"]] as DayHours,
  };

  test("close the days they name, both ends included, and say why", () => {
    const closed = branch({ holidays: [feast] });
    const state = openingState(closed, new Date("2026-12-24T10:00:00Z"));
    expect(state).toMatchObject({ open: false, today: [], closure: feast });
    expect(state.changesAt?.toISOString()).toBe("2026-12-28T08:00:00.000Z");
  });

  test("may have hours of their own", () => {
    expect(at(branch({ closures: [morning] }), "2026-12-31T09:00:00Z")).toEqual([
      true,
      "2026-12-31T11:00:00.000Z",
    ]);
  });

  test("of the branch stand before those of its library", () => {
    const own = { ...feast, reason: "Builders", hours: nineToFive };
    expect(hoursOn(branch({ closures: [own], holidays: [feast] }), "2026-12-25")).toEqual(nineToFive);
  });

  test("do not cut off the night that began before them", () => {
    const nights = branch({ hours: { ...closedWeek, 3: [["20:00", "02:00"]] }, closures: [feast] });
    expect(at(nights, "2026-12-23T23:30:00Z")).toEqual([true, "2026-12-24T01:00:00.000Z"]);
  });

  test("longer than a year leave the next opening unknown", () => {
    const closed = branch({ closures: [{ from: "2026-01-01", to: "2029-01-01", reason: "Rebuilding" }] });
    expect(at(closed, "2026-06-01T10:00:00Z")).toEqual([false, undefined]);
  });

  test("that are over are not ahead; the others stand in order", () => {
    const all = branch({
      closures: [morning, { ...feast, from: "2026-01-01", to: "2026-01-01" }],
      holidays: [feast],
    });
    expect(closuresAhead(all, "2026-12-25")).toEqual([feast, morning]);
  });
});

test("a branch without any hours is closed, and nobody knows until when", () => {
  expect(at(branch({ hours: closedWeek }), "2026-11-25T10:00:00Z")).toEqual([false, undefined]);
});
