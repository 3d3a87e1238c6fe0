import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#kernel/database/database.ts";
import { Unavailable } from "#kernel/errors.ts";
import { fileToLoad, listLoads, loadFiles, shippedProfile } from "#modules/catalogue";
import { type CorpusFile, writeCorpus } from "../../bench/corpus/corpus.ts";
import { type Contents, contentsOf } from "./contents.ts";
import { killPostgres, open, openEmpty } from "./network.ts";

const directory = ".tmp/faults-disk";
const place = `${directory}/small`;
const records = 20_000;

/** Runs a program of the system, which may not take long. @returns whether it ended well */
function did(program: string, ...words: string[]): boolean {
  return spawnSync(program, words, { stdio: "ignore", timeout: 20_000 }).status === 0;
}

/** A disk of 230 MB in memory: enough for one library, and not for two. */
const mounted = (() => {
  mkdirSync(place, { recursive: true });
  did("umount", "-l", place);
  return did("mount", "-t", "tmpfs", "-o", "size=230m,mode=755", "tmpfs", place);
})();

/** Fills what is left but for some megabytes. */
function fill(name: string, left: number): void {
  did("dd", "if=/dev/zero", `of=${place}/${name}`, "bs=64k");
  if (left > 0) expect(did("truncate", "-s", `-${left}M`, `${place}/${name}`)).toBe(true);
}

async function load(database: Database, { isil, path }: CorpusFile, resume = false) {
  const files = [await fileToLoad(path)];
  return loadFiles(database, { library: isil, files, kind: "full", profile: shippedProfile("koha"), resume });
}

// Mounting the small disk needs root, and a container that allows it.
describe.skipIf(!mounted)(
  `when the disk is full during a load${mounted ? "" : " (skipped: this account may not mount a small disk)"}`,
  () => {
    let first: CorpusFile;
    let second: CorpusFile;
    let calm: Contents;

    beforeAll(async () => {
      [first, second] = (await writeCorpus(`${directory}/corpus`, records, 2)) as [CorpusFile, CorpusFile];
      const { database, close } = await openEmpty(`${directory}/calm`);
      await load(database, second);
      await load(database, first);
      calm = await contentsOf(database);
      await close();
    });
    afterAll(async () => {
      for (const name of ["calm", "small"]) await killPostgres(`${directory}/${name}`);
      did("umount", "-l", place);
      rmSync(directory, { recursive: true, force: true });
    });

    test("the load soon says so, readers keep what they had, and with room made it is resumed", {
      timeout: 180_000,
    }, async () => {
      const installation = await open(place);
      await load(installation.database, second);
      const before = await contentsOf(installation.database);

      fill("filler", 4);
      const begun = performance.now();
      const failure = await load(installation.database, first).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Unavailable);
      expect((failure as Error).message).toMatch(
        /^The disk is full\. Nothing that readers see has changed\. Make room/,
      );
      await installation.close();
      expect(performance.now() - begun).toBeLessThan(40_000);

      fill("more", 0);
      await expect(open(place)).rejects.toThrow(
        /^The disk that holds .+ is full, and PostgreSQL cannot start/,
      );

      rmSync(`${place}/filler`);
      rmSync(`${place}/more`);
      expect(did("mount", "-o", "remount,size=900m", place)).toBe(true);
      const again = await open(place);
      expect(await contentsOf(again.database)).toEqual(before);
      const [unfinished] = await listLoads(again.database, first.isil);
      // Where PostgreSQL stayed away nobody could note that the load had failed.
      expect(["failed", "running"]).toContain(unfinished?.state);
      const resumed = await load(again.database, first, true);
      expect(resumed).toMatchObject({ load: unfinished?.id, state: "active" });
      expect(await contentsOf(again.database)).toEqual(calm);
      await again.close();
    });
  },
);
