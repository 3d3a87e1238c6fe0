// The quality gates: `npm run check` runs all, `npm run check -- schemas messages` some of them.
import { checks, reportText, runChecks } from "./checks/all.ts";
import { repository } from "./repository.ts";

const names = process.argv.slice(2);
const unknown = names.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(
    `No such check: ${unknown.join(", ")}. There are: ${checks.map((check) => check.name).join(", ")}.`,
  );
  process.exit(2);
}
const chosen = checks.filter((check) => names.length === 0 || names.includes(check.name));
const reports = await runChecks(repository, chosen, (report) => console.log(reportText(report)));
const failed = reports.filter((report) => report.faults.length > 0).length;
console.log(`${reports.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
