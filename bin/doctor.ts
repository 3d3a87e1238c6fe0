import type { Command } from "commander";
import type { Finding } from "#app/doctor/finding.ts";
import { exitCodes } from "./exit-codes.ts";

/** `commonshelf doctor`. */
export function register(program: Command): void {
  program
    .command("doctor")
    .description("check everything that serving needs, and say what to do where something is wrong")
    .option("--json", "as JSON")
    .addHelpText("after", "\nExample:\n  npx commonshelf doctor\n\nIt ends with 1 if anything is wrong.")
    .action(doctor);
}

const marks = { good: "ok   ", note: "note ", wrong: "WRONG" } as const;

async function doctor({ json }: { json?: boolean }): Promise<void> {
  const [{ examine }, { createLog }] = await Promise.all([
    import("#app/doctor/examine.ts"),
    import("#kernel/log.ts"),
  ]);
  const findings = await examine(process.env, createLog("silent"));
  const isWell = findings.every(({ kind }) => kind !== "wrong");
  if (json) console.log(JSON.stringify({ well: isWell, findings }));
  else for (const finding of findings) console.log(line(finding));
  process.exitCode = isWell ? exitCodes.done : exitCodes.failed;
}

function line({ kind, says, advice }: Finding): string {
  const indented = says.replaceAll("\n", "\n      ");
  return `${marks[kind]} ${indented}${advice ? `\n      ${advice}` : ""}`;
}
