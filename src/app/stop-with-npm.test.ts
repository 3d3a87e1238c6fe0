import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

const signals = pathToFileURL("bin/signals.ts").href;
const program = `
  import { untilSignal } from ${JSON.stringify(signals)};
  setTimeout(() => process.exit(1), 15_000);
  console.log("waiting");
  console.log("stopped by " + (await untilSignal()));
  process.exit(0);`;

// What `npm start` makes: a shell that waits for the program, and that alone hears npm's signals.
test.skipIf(process.platform === "win32")("a command stops when npm ends the shell it runs in", async () => {
  const shell = spawn("sh", ["-c", '"$PROGRAM_NODE" --input-type=module -e "$PROGRAM"; true'], {
    env: { ...process.env, npm_lifecycle_event: "demo", PROGRAM: program, PROGRAM_NODE: process.execPath },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  shell.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  await expect.poll(() => printed, { timeout: 20_000 }).toContain("waiting");
  shell.kill("SIGTERM");
  await expect.poll(() => printed, { timeout: 10_000 }).toContain("stopped by SIGTERM");
});
