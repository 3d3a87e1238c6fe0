import { describe, expect, test } from "vitest";
import { isAlive, limitsOf } from "./session-limits.ts";

const start = new Date("2026-03-01T08:00:00Z");
const after = (hours: number) => new Date(start.getTime() + hours * 3_600_000);
const alive = (kind: { staff: boolean; shared: boolean }, seen: number, now: number) =>
  isAlive({ createdAt: start, lastSeenAt: after(seen) }, limitsOf(kind), after(now));

describe("the life of a session", () => {
  test("a reader's ends after 30 days without use", () => {
    const reader = { staff: false, shared: false };
    expect(alive(reader, 0, 30 * 24 - 0.1)).toBe(true);
    expect(alive(reader, 0, 30 * 24)).toBe(false);
  });

  test("a staff member's ends after 12 hours without use, and after a week of daily use", () => {
    const staff = { staff: true, shared: false };
    expect(alive(staff, 0, 11.9)).toBe(true);
    expect(alive(staff, 0, 12)).toBe(false);
    expect(alive(staff, 7 * 24 - 1, 7 * 24 - 0.1)).toBe(true);
    expect(alive(staff, 7 * 24 - 1, 7 * 24)).toBe(false);
  });

  test("one on a shared device ends after half an hour, whoever has it", () => {
    for (const staff of [true, false]) {
      expect(alive({ staff, shared: true }, 0, 0.49)).toBe(true);
      expect(alive({ staff, shared: true }, 0, 0.5)).toBe(false);
      expect(alive({ staff, shared: true }, 3.9, 4)).toBe(false);
    }
  });
});
