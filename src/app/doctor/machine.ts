import { constants, existsSync } from "node:fs";
import { access, mkdir, statfs } from "node:fs/promises";
import { createServer } from "node:net";
import { totalmem } from "node:os";
import { addressOf, type Config } from "#kernel/config/read.ts";
import { type Finding, good, note, wrong } from "./finding.ts";

const gigabyte = 1024 ** 3;
const leastMemory = 1;
const leastDisk = 0.5;
const comfortableDisk = 5;

/** Node and the machine itself. */
export function examineMachine(): Finding[] {
  const memory = totalmem() / gigabyte;
  const machine = `${process.platform} on ${process.arch} with ${memory.toFixed(1)} GB of memory`;
  return [
    good("node", `Node ${process.versions.node} runs this.`),
    memory < leastMemory
      ? note("machine", `This is ${machine}.`, "Give it 1 GB or more for a catalogue of some size.")
      : good("machine", `This is ${machine}.`),
  ];
}

/** The data directory: may we write there, and is there room. */
export async function examineDataDirectory({ dataDirectory }: Config): Promise<Finding[]> {
  const about = "data directory";
  try {
    await mkdir(dataDirectory, { recursive: true });
    await access(dataDirectory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return [
      wrong(
        about,
        `The data directory ${dataDirectory} cannot be written (${code}).`,
        "Give this account the right to write there, or set COMMONSHELF_DATA to another place.",
      ),
    ];
  }
  const { bavail, bsize } = await statfs(dataDirectory);
  const free = (bavail * bsize) / gigabyte;
  const says = `The data directory ${dataDirectory} can be written, and ${free.toFixed(1)} GB are free.`;
  const advice = "Make room: a million records need about 5 GB with their search index.";
  if (free < leastDisk) return [wrong(about, says, advice)];
  return [free < comfortableDisk ? note(about, says, advice) : good(about, says)];
}

/** Whether the web server's port can be had, or is held by ourselves. */
export async function examinePort({ host, port }: Config): Promise<Finding[]> {
  const about = "port";
  if (port === 0) return [good(about, "Any free port will be taken (PORT is 0).")];
  const trouble = await new Promise<string | undefined>((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
  if (trouble === undefined) return [good(about, `Port ${port} of ${host} is free.`)];
  if (trouble === "EADDRINUSE" && (await isOurs(addressOf(host, port))))
    return [good(about, `Commonshelf is running at ${addressOf(host, port)} now.`)];
  if (trouble === "EADDRINUSE")
    return [
      wrong(about, `Port ${port} of ${host} is used by another program.`, "Stop that program, or set PORT."),
    ];
  return [
    wrong(about, `Port ${port} of ${host} cannot be had (${trouble}).`, "Set PORT and HOST to others."),
  ];
}

async function isOurs(address: string): Promise<boolean> {
  try {
    const answer = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(3_000) });
    return ((await answer.json()) as { alive?: boolean }).alive === true;
  } catch {
    return false;
  }
}

/** The search index of this machine. */
export function examineSearch(searchDirectory: string): Finding[] {
  if (existsSync(searchDirectory))
    return [good("search index", `The search index is in ${searchDirectory}.`)];
  return [good("search index", "There is no search index yet; it is made when the server starts.")];
}
