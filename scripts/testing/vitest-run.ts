import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../repository.ts";
import { type Tally, tallyOf } from "./tally.ts";

/** Runs some of vitest's projects, its words on our terminal, and counts what happened. */
export async function runProjects(projects: readonly string[]): Promise<Tally> {
  const report = join(repository, ".tmp", "reports", `${projects.join("-")}.json`);
  rmSync(report, { force: true });
  const options = [
    "run",
    ...projects.map((project) => `--project=${project}`),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
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
