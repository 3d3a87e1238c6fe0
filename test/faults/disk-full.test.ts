import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Unavailable } from "#kernel/errors.ts";
import { fileToLoad, loadFiles, shippedProfile } from "#modules/catalogue";
import { type CorpusFile, writeCorpus } from "../../bench/corpus/corpus.ts";
import { contentsOf } from "./contents.ts";
import { killPostgres, open } from "./network.ts";

const directory = ".tmp/faults-disk";
const place = `${directory}/small`;
const records = 40_000;
let files: CorpusFile[];

function mount(...words: string[]): boolean {
  return spawnSync("mount", words, { stdio: "ignore" }).status === 0;
}

/** A file system of its own needs a right that not everybody has: root outside of a closed container. */
const small = (() => {
  mkdirSync(place, { recursive: true });
  return mount("-t", "tmpfs", "-o", "size=230m,mode=755", "tmpfs", place);
})();

beforeAll(async () => {
  files = await writeCorpus(`${directory}/corpus`, records, 2);
});
afterAll(async () => {
  await killPostgres(place);
  spawnSync("umount", ["-l", place], { stdio: "ignore" });
  rmSync(directory, { recursive: true, force: true });
});

async function load(database: Parameters<typeof loadFiles>[0], { isil, path }: CorpusFile, resume = false) {
  const kind = "full" as const;
  return loadFiles(database, {
    library: isil,
    files: [await fileToLoad(path)],
    kind,
    profile: shippedProfile("koha"),
    resume,
  });
}

// Making the small file system needs the right to mount.
describe.skipIf(!small)("when the disk is full during a load", () => {
  test("the load says so, nothing is corrupted, and it can be resumed with room made", {
    timeout: 180_000,
  }, async () => {
    const [first, second] = files as [CorpusFile, CorpusFile];
    const installation = await open(place);
    await load(installation.database, { ...second });
    const before = await contentsOf(installation.database);
    const filler = spawnSync("sh", [
      "-c",
      `dd if=/dev/zero of=${place}/filler bs=1M 2>/dev/null; truncate -s -6M ${place}/filler`,
    ]);
    expect(filler.status).toBe(0);

    const failure = await load(installation.database, first).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Unavailable);
    expect((failure as Error).message).toMatch(/Nothing that readers see has changed/);
    await installation.close();

    rmSync(`${place}/filler`);
    mount("-o", "remount,size=900m", place);
    const again = await open(place);
    expect(await contentsOf(again.database)).toEqual(before);
    const resumed = await load(again.database, first, true).catch(() => load(again.database, first));
    expect(resumed.state).toBe("active");
    const after = await contentsOf(again.database);
    expect(after.records).toBe(before.records + resumed.counts.added);
    expect(after.records).toBeGreaterThan(records * 0.99);
    await again.close();
  });
});
