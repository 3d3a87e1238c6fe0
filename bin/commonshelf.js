#!/usr/bin/env node
// The entry of every command. Plain JavaScript that old versions of Node can read: npm may run it under any
// Node, while Commonshelf itself runs under one that is new enough, with the flags that it needs. Worker
// threads inherit flags, but no hooks, so our reader of .tsx files has to be a flag.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const oldest = 24;
const jsx = new URL("./jsx.js", import.meta.url).href;
const flags = ["--import", jsx, "--disable-warning=ExperimentalWarning"];
const command = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
const isWindows = process.platform === "win32";
// Node keeps what it has compiled there, and starts in half the time; where it cannot write, it does without.
const kept = fileURLToPath(new URL("../node_modules/.cache/compiled", import.meta.url));
const environment = { NODE_COMPILE_CACHE: kept, ...process.env };

/** The Node to run under: this one where it is new enough, else the one among our dependencies. */
function nodeToUse() {
  if (Number(process.versions.node.split(".")[0]) >= oldest) return process.execPath;
  try {
    const directory = dirname(createRequire(import.meta.url).resolve("node/package.json"));
    return join(directory, "bin", isWindows ? "node.exe" : "node");
  } catch {
    return undefined;
  }
}

/** Runs the command in a process of its own, with the same terminal, and ends as it ends. */
function runIn(node) {
  const child = spawn(node, [...flags, ...command], { stdio: "inherit", env: environment });
  // A terminal's Ctrl-C reaches the child by itself, and a second time from here: see bin/signals.ts.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", complain);
  child.on("exit", (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function complain() {
  console.error(
    `Commonshelf needs Node ${oldest} or newer, and this is ${process.versions.node}. Run "npm ci" once: it brings the right one.`,
  );
  process.exit(1);
}

if (process.execArgv.includes(jsx)) {
  const { main } = await import("./main.ts");
  await main(process.argv.slice(2));
} else {
  const node = nodeToUse();
  if (!node) complain();
  // Where it can be, this process becomes the other one, and nobody has to stand between it and its signals.
  else if (process.execve && !isWindows) process.execve(node, [node, ...flags, ...command], environment);
  else runIn(node);
}
