import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Check, Outcome } from "./check.ts";
import { runTool } from "./tool.ts";

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
      readonly comment?: string;
      readonly cycle?: readonly { readonly name: string }[];
    }[];
    readonly ruleSetUsed: {
      readonly forbidden: readonly { readonly name: string; readonly comment: string }[];
    };
  };
}

const folders = ["bin", "src", "bench", "scripts", "test"];

/**
 * The rules of .dependency-cruiser.js: circles, faces, tiers, purity.
 *
 * @param atLeast a cruise of fewer modules is a fault: a parser that does not fit makes dependency-cruiser
 *   find nothing and report success
 */
export async function cruiseImports(root: string, atLeast: number): Promise<Outcome> {
  const present = folders.filter((folder) => existsSync(join(root, folder)));
  const end = await runTool(root, "depcruise", [
    ...["--config", ".dependency-cruiser.js", "--output-type", "json"],
    ...present,
  ]);
  if (!end.stdout.startsWith("{")) return { faults: [end.stderr || end.stdout], looked: "nothing" };
  const { summary } = JSON.parse(end.stdout) as Cruise;
  const reasons = new Map(summary.ruleSetUsed.forbidden.map((rule) => [rule.name, rule.comment]));
  const faults = summary.violations.map(({ rule, from, to, cycle }) => {
    const path = cycle ? cycle.map((step) => step.name).join(" -> ") : to;
    return `${from} -> ${path}\n  ${rule.name}: ${reasons.get(rule.name) ?? ""}`;
  });
  const few = summary.totalCruised < atLeast;
  if (few) faults.push(`Only ${summary.totalCruised} modules were found, expected at least ${atLeast}.`);
  return { faults, looked: `${summary.totalCruised} modules` };
}

/** Who may import whom. */
export const imports: Check = {
  name: "imports",
  asks: "circles, faces, tiers, purity (dependency-cruiser)",
  run: (root) => cruiseImports(root, 100),
};
