import { spawn } from "node:child_process";
import { join } from "node:path";
import { repository } from "../repository.ts";

/** How a tool ended: its exit code and what it printed. */
export interface ToolEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a tool of node_modules/.bin and waits for it.
 *
 * @param root working directory, where the tool finds its configuration
 */
export function runTool(root: string, name: string, options: readonly string[]): Promise<ToolEnd> {
  const path = join(repository, "node_modules", ".bin", name);
  const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" };
  return new Promise((resolve, reject) => {
    const child = spawn(path, options, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}
