import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../repository.ts";
import { type Tally, tallyOf } from "./tally.ts";

/**
 * Runs vitest, its words on our terminal, and counts what happened.
 *
 * @param name names the report in .tmp/reports
 * @param choice which projects of vitest.config.ts: `--project=code`, or `--project=!journeys` for all others
 */
export async function runVitest(name: string, choice: string): Promise<Tally> {
  const report = join(repository, ".tmp", "reports", `${name}.json`);
  rmSync(report, { force: true });
  const options = ["run", choice, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const vitest = join(repository, "node_modules", "vitest", "vitest.mjs");
  const child = spawn(process.execPath, [vitest, ...options], {
    cwd: repository,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
  return tallyOf(report, code);
}
