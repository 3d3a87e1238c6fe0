// The whole proof: the checks, the unit and integration tests, the journeys in a browser. `npm test`.
// Its last line is "N passed, N failed"; it fails when anything failed or when nothing ran.
import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checks, reportText, runChecks } from "./checks/all.ts";
import { repository } from "./repository.ts";
import { leftoversOf, runMark } from "./testing/leftovers.ts";
import { sum, type Tally, tallyText } from "./testing/tally.ts";
import { runVitest } from "./testing/vitest-run.ts";

// Everything that is written stands below the checkout; what is started inherits the rest.
const mark = randomUUID();
const scratch = join(repository, ".tmp", "scratch", mark.slice(0, 8));
mkdirSync(scratch, { recursive: true });
Object.assign(process.env, {
  TMPDIR: scratch,
  [runMark]: mark,
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --disable-warning=ExperimentalWarning`.trim(),
});

async function runAllChecks(): Promise<Tally> {
  const reports = await runChecks(repository, checks, (report) => console.log(reportText(report)));
  const failed = reports.filter((report) => report.faults.length > 0).length;
  return { passed: reports.length - failed, failed, skipped: 0 };
}

async function nothingLeft(): Promise<Tally> {
  const left = await leftoversOf(mark, 10_000);
  for (const { pid, command } of left) {
    console.log(`Still running after its tests: ${pid} ${command}`);
    process.kill(pid, "SIGKILL");
  }
  return { passed: left.length === 0 ? 1 : 0, failed: left.length, skipped: 0 };
}

const parts: [name: string, run: () => Promise<Tally>][] = [
  ["Checks", runAllChecks],
  ["Unit and integration tests", () => runVitest("code", "--project=!journeys")],
  ["Journeys in a browser", () => runVitest("journeys", "--project=journeys")],
  ["Nothing left running", nothingLeft],
];
const begin = performance.now();
const tallies: Tally[] = [];
const summary: string[] = [];
for (const [name, run] of parts) {
  console.log(`\n${name}`);
  const tally = await run();
  tallies.push(tally);
  summary.push(`${name.padEnd(28)} ${tallyText(tally)}`);
}
rmSync(scratch, { recursive: true, force: true });
const total = sum(tallies);
console.log(`\n${summary.join("\n")}\nTook ${Math.round((performance.now() - begin) / 1000)} s.`);
console.log(tallyText(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
