import { describe, expect, test } from "vitest";
import { checks, reportText, runChecks } from "./all.ts";
import type { Check } from "./check.ts";

const check = (name: string, run: Check["run"]): Check => ({ name, asks: "something", run });
const good = check("good", async () => ({ faults: [], looked: "1 file" }));
const bad = check("bad", async () => ({ faults: ["a.ts:1 is wrong"], looked: "1 file" }));
const broken = check("broken", () => Promise.reject(new Error("no such tool")));

describe("running the checks", () => {
  test("runs every check though one of them breaks", async () => {
    const reports = await runChecks(".", [broken, bad, good], () => {});
    expect(reports.map((report) => [report.check.name, report.faults.length]).sort()).toEqual([
      ["bad", 1],
      ["broken", 1],
      ["good", 0],
    ]);
  });

  test("runs no more than two at a time", async () => {
    let running = 0;
    let most = 0;
    const slow = check("slow", async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running--;
      return { faults: [], looked: "" };
    });
    await runChecks(".", [slow, slow, slow, slow, slow], () => {});
    expect(most).toBe(2);
  });

  test("reports a fault below the line of its check", async () => {
    const [report] = await runChecks(".", [bad], () => {});
    expect(reportText(report!)).toMatch(/^FAIL bad +something \(1 file, \d\.\d s\)\n +a\.ts:1 is wrong$/);
  });

  test("has a name of its own for every check", () => {
    expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length);
  });
});
