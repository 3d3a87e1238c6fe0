import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { type Fixture, plant } from "./fixture.ts";
import { leftoversOf, markedProcesses, runMark } from "./leftovers.ts";
import { sum, tallyOf, tallyText } from "./tally.ts";

let fixture: Fixture | undefined;
afterEach(() => {
  fixture?.remove();
  fixture = undefined;
});

function report(numbers: Record<string, number>, testResults: object[] = []): string {
  fixture = plant({});
  const path = join(fixture.root, "reports", "report.json");
  mkdirSync(join(fixture.root, "reports"));
  const none = {
    numTotalTests: 0,
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
  };
  writeFileSync(path, JSON.stringify({ ...none, ...numbers, testResults }));
  return path;
}

describe("the tally of a run", () => {
  test("counts what vitest reports", () => {
    const path = report({ numTotalTests: 6, numPassedTests: 3, numFailedTests: 1, numPendingTests: 2 });
    expect(tallyOf(path, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  test("counts a file that broke before its tests as a failure", () => {
    const path = report({ numTotalTests: 1, numPassedTests: 1 }, [
      { status: "failed", assertionResults: [] },
    ]);
    expect(tallyOf(path, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  test("counts a run that failed without a failed test as a failure", () => {
    expect(tallyOf(report({ numTotalTests: 1, numPassedTests: 1 }), 1).failed).toBe(1);
  });

  test("counts a run of no tests as a failure", () => {
    expect(tallyOf(report({}), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test("counts a run without a report as a failure", () => {
    expect(tallyOf("no/such/report.json", 0).failed).toBe(1);
  });

  test("adds up, and names the tests left out only where there are any", () => {
    const one = { passed: 2, failed: 0, skipped: 0 };
    expect(tallyText(sum([one, one]))).toBe("4 passed, 0 failed");
    expect(tallyText(sum([one, { passed: 0, failed: 1, skipped: 3 }]))).toBe("2 passed, 1 failed, 3 skipped");
  });
});

// Systems without /proc do not tell what other processes carry in their environment.
describe.skipIf(process.platform !== "linux")("what a run leaves running", () => {
  test("is found by its mark, though nobody waits for it, and is gone once it ends", async () => {
    const mark = randomUUID();
    const env = { ...process.env, [runMark]: mark };
    const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"], {
      env,
      detached: true,
      stdio: "ignore",
    });
    child.unref();
    await expect.poll(() => markedProcesses(mark).map(({ pid }) => pid)).toEqual([child.pid]);
    expect((await leftoversOf(mark, 200)).map(({ pid }) => pid)).toEqual([child.pid]);
    child.kill("SIGKILL");
    expect(await leftoversOf(mark, 5_000)).toEqual([]);
  });
});
