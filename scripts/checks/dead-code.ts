import type { Check } from "./check.ts";
import { runTool } from "./tool.ts";

/** Exports, files and packages that nothing uses, by Knip. */
export const deadCode: Check = {
  name: "dead-code",
  asks: "dead exports, files, packages (Knip)",
  async run(root) {
    const end = await runTool(root, "knip", ["--no-progress", "--treat-config-hints-as-errors"]);
    if (end.code === 0) return { faults: [], looked: "every export" };
    return { faults: [`${end.stdout}${end.stderr}`.trim()], looked: "every export" };
  },
};
