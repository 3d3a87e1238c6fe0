import type { Check } from "./check.ts";
import { runTool } from "./tool.ts";

/** Format, lint and the accessibility rules for JSX, by Biome; its warnings count as faults. */
export const style: Check = {
  name: "style",
  asks: "format, lint, accessible JSX (Biome)",
  async run(root) {
    const end = await runTool(root, "biome", ["check", "--error-on-warnings", "--max-diagnostics=200", "."]);
    const files = /Checked (\d+) files?/.exec(end.stdout + end.stderr)?.[1] ?? "0";
    const looked = `${files} files`;
    if (end.code !== 0) return { faults: [`${end.stdout}${end.stderr}`.trim()], looked };
    return { faults: files === "0" ? ["Biome looked at no file."] : [], looked };
  },
};
