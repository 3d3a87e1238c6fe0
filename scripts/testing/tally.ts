import { existsSync, readFileSync } from "node:fs";

/** How many tests of one part passed, failed and were left out. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Vitest's JSON report, as far as it is read here. */
interface VitestReport {
  readonly numTotalTests: number;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/**
 * Counts what a run of vitest did. A file that broke before its tests began, a run that failed without
 * a failed test, and a run that left no report each count as one failure: nothing fails silently.
 *
 * @param reportPath where vitest was told to write its JSON report
 * @param exitCode how vitest ended
 */
export function tallyOf(reportPath: string, exitCode: number): Tally {
  if (!existsSync(reportPath)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(reportPath, "utf8")) as VitestReport;
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  const counted = report.numFailedTests + broken;
  const silent = counted === 0 && (exitCode !== 0 || report.numTotalTests === 0) ? 1 : 0;
  return {
    passed: report.numPassedTests,
    failed: counted + silent,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** The sum of several tallies. */
export function sum(tallies: readonly Tally[]): Tally {
  const total = (part: keyof Tally) => tallies.reduce((so, tally) => so + tally[part], 0);
  return { passed: total("passed"), failed: total("failed"), skipped: total("skipped") };
}

/** A tally in words: `12 passed, 0 failed`, with `, 1 skipped` where any were. */
export function tallyText({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
