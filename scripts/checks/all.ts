import type { Check, Outcome } from "./check.ts";
import { deadCode } from "./dead-code.ts";
import { files } from "./files.ts";
import { imports } from "./imports.ts";
import { messages } from "./messages.ts";
import { schemas } from "./schemas.ts";
import { style } from "./style.ts";
import { tests } from "./tests.ts";
import { types } from "./types.ts";
import { wording } from "./wording.ts";

/** Every gate, the slow ones first, so that two at a time end soonest. */
export const checks: readonly Check[] = [
  types,
  imports,
  deadCode,
  style,
  messages,
  schemas,
  files,
  wording,
  tests,
];

/** A check that has run: what it found, and how long it took in milliseconds. */
export interface Report extends Outcome {
  readonly check: Check;
  readonly took: number;
}

async function runOne(check: Check, root: string): Promise<Report> {
  const begin = performance.now();
  // A checker that breaks is a fault like any other: the others still run and report.
  const outcome = await check
    .run(root)
    .catch((error: Error) => ({ faults: [`The check itself failed: ${error.stack}`], looked: "nothing" }));
  return { ...outcome, check, took: performance.now() - begin };
}

/** Runs checks two at a time and calls `tell` as each ends; gives all reports. */
export async function runChecks(
  root: string,
  chosen: readonly Check[],
  tell: (report: Report) => void,
): Promise<Report[]> {
  const waiting = [...chosen];
  const reports: Report[] = [];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const report = await runOne(check, root);
      reports.push(report);
      tell(report);
    }
  };
  await Promise.all([work(), work()]);
  return reports;
}

/** One calm line for a report, and below it what was found. */
export function reportText({ check, faults, looked, took }: Report): string {
  const mark = faults.length === 0 ? "ok  " : "FAIL";
  const line = `${mark} ${check.name.padEnd(10)} ${check.asks} (${looked}, ${(took / 1000).toFixed(1)} s)`;
  const found = faults.flatMap((fault) => fault.split("\n")).map((text) => `       ${text}`);
  return [line, ...found].join("\n");
}
