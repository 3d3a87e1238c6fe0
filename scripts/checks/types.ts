import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Check, Outcome } from "./check.ts";
import { runTool } from "./tool.ts";

// The islands run in a browser: they have the DOM and no Node. The journeys have both, since parts of them
// run in the page. The rest has no DOM, so that nobody writes for a browser what runs on the server.
const projects = [".", "src/web/islands", "test/journeys"];

async function compile(root: string, project: string): Promise<Outcome> {
  const end = await runTool(root, "tsc", ["--noEmit", "--pretty", "false", "--listFiles", "-p", project]);
  const lines = end.stdout.split("\n").filter(Boolean);
  const own = lines.filter((line) => line.startsWith("/") && !line.includes("node_modules"));
  const faults = lines.filter((line) => !line.startsWith("/") || /error TS\d+/.test(line));
  if (end.code !== 0) return { faults: faults.length > 0 ? faults : [end.stderr], looked: `${own.length}` };
  return { faults: own.length === 0 ? [`tsc found no file in ${project}.`] : [], looked: `${own.length}` };
}

/** TypeScript, for the server's program and for the islands. */
export const types: Check = {
  name: "types",
  asks: "types (TypeScript)",
  async run(root) {
    const present = projects.filter((project) => existsSync(join(root, project, "tsconfig.json")));
    const outcomes = await Promise.all(present.map((project) => compile(root, project)));
    const files = outcomes.reduce((sum, outcome) => sum + Number(outcome.looked), 0);
    return { faults: outcomes.flatMap((outcome) => outcome.faults), looked: `${files} files` };
  },
};
