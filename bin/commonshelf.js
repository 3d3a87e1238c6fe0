#!/usr/bin/env node
// The entry of every command. Plain JavaScript that old versions of Node can read: npm may run it under any
// Node, while Commonshelf itself runs under the Node that comes with its dependencies.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const oldest = 24;

/** The Node among our dependencies, or undefined where its install script has not run. */
function ownNode() {
  try {
    const directory = dirname(createRequire(import.meta.url).resolve("node/package.json"));
    return join(directory, "bin", process.platform === "win32" ? "node.exe" : "node");
  } catch {
    return undefined;
  }
}

/** Runs the same command under our own Node, with the same terminal, and ends as it ends. */
function runUnder(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  // A terminal's Ctrl-C reaches the child by itself, and a second time from here: see untilSignal.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", () => complain());
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

if (Number(process.versions.node.split(".")[0]) >= oldest) {
  await import("./jsx.js");
  const { main } = await import("./main.ts");
  await main(process.argv.slice(2));
} else {
  const node = ownNode();
  if (node && node !== process.execPath) runUnder(node);
  else complain();
}
