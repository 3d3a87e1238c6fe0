import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lock } from "./lock.ts";
import { startOf } from "./processes.ts";

const directory = ".tmp/lock-test";
const file = join(directory, "starting");
beforeAll(() => mkdirSync(directory, { recursive: true }));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test("a lock is held until it is given back", async () => {
  const release = await lock(file);
  await expect(lock(file, 150)).rejects.toThrow(/Where none is, remove .+starting and try again/);
  const next = lock(file);
  release();
  (await next)();
});

test("the lock of a process that has died is taken over", async () => {
  const { pid } = spawnSync(process.execPath, ["--eval", ""]);
  writeFileSync(file, `${pid} 1`);
  const release = await lock(file, 5_000);
  expect(readFileSync(file, "utf8")).toMatch(new RegExp(`^${process.pid} `));
  release();
});

// Only Linux says when a process started.
test.skipIf(startOf(process.pid) === undefined)(
  "the lock of a dead process whose number another has now is taken over",
  async () => {
    writeFileSync(file, `${process.pid} 1`);
    const release = await lock(file, 5_000);
    expect(readFileSync(file, "utf8")).toBe(`${process.pid} ${startOf(process.pid)}`);
    release();
  },
);

test("a lock without a number, as a full disk leaves it, is taken over after a while", async () => {
  writeFileSync(file, "");
  await expect(lock(file, 150)).rejects.toThrow("starting");
  utimesSync(file, new Date(0), new Date(0));
  (await lock(file, 150))();
});
