import { mkdirSync, rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { listLoads } from "#modules/catalogue";
import { type CorpusFile, writeCorpus } from "../../bench/corpus/corpus.ts";
import { Random } from "../../bench/corpus/random.ts";
import { type Contents, contentsOf } from "./contents.ts";
import { killPostgres, open, openEmpty, script } from "./network.ts";

const directory = ".tmp/faults-kill";
const records = 40_000;
let files: CorpusFile[];
let calm: Contents;

beforeAll(async () => {
  mkdirSync(directory, { recursive: true });
  files = await writeCorpus(`${directory}/corpus`, records, 2);
  calm = await undisturbed();
});
afterAll(async () => {
  for (const name of ["calm", "loader", "server"]) await killPostgres(`${directory}/${name}`);
  rmSync(directory, { recursive: true, force: true });
});

async function undisturbed(): Promise<Contents> {
  await (await openEmpty(`${directory}/calm`)).close();
  for (const { isil, path } of files) {
    const { code, output } = await script("load-command.ts", [`${directory}/calm`, isil, path]).ended;
    expect(code, output).toBe(0);
  }
  const installation = await open(`${directory}/calm`);
  const contents = await contentsOf(installation.database);
  await installation.close();
  return contents;
}

/**
 * Lets a script get to work, then kills it after a random while, and half of the times its database too.
 *
 * @returns 1 where it was still at work, 0 where it had ended
 */
async function disturb(random: Random, place: string, run: ReturnType<typeof script>): Promise<number> {
  // Both scripts print a line when they begin and one for each batch that is on its way into the tables.
  const wanted = 1 + random.below(6);
  let printed = 0;
  const far = new Promise<void>((done) => {
    run.child.stdout!.on("data", (text: Buffer) => {
      printed += text.toString().split("\n").length - 1;
      if (printed >= wanted) done();
    });
  });
  await Promise.race([far, run.ended]);
  await sleep(random.next() * 120);
  const database = random.chance(0.5);
  if (database && random.chance(0.5)) await killPostgres(place);
  run.child.kill("SIGKILL");
  if (database) await killPostgres(place);
  return (await run.ended).code === 0 ? 0 : 1;
}

describe("after kill -9 at random points of a load", () => {
  test("a loader started again comes to the same catalogue, fourteen times killed", {
    timeout: 240_000,
  }, async () => {
    const place = `${directory}/loader`;
    const random = new Random(11);
    let interrupted = 0;
    await (await openEmpty(place)).close();
    for (const { isil, path } of files) {
      for (let n = 0; n < 7; n++)
        interrupted += await disturb(random, place, script("load-command.ts", [place, isil, path]));
      const { code, output } = await script("load-command.ts", [place, isil, path]).ended;
      expect(code, output).toBe(0);
    }
    const { database, close } = await open(place);
    const contents = await contentsOf(database);
    await close();
    expect(contents).toEqual(calm);
    expect(interrupted).toBeGreaterThanOrEqual(5);
    expect(contents.records).toBeGreaterThan(records * 0.99);
  });

  test("a server started again goes on by itself with an upload, six times killed", {
    timeout: 240_000,
  }, async () => {
    const place = `${directory}/server`;
    const random = new Random(12);
    let interrupted = 0;
    await (await openEmpty(place)).close();
    const [first, second] = files as [CorpusFile, CorpusFile];
    const { code: loaded } = await script("load-command.ts", [place, first.isil, first.path]).ended;
    expect(loaded).toBe(0);
    const entered = script("serve-command.ts", [place, second.isil, second.path]);
    await waitForLoad(place, second.isil);
    interrupted += await disturb(random, place, entered);
    for (let n = 0; n < 5; n++)
      interrupted += await disturb(random, place, script("serve-command.ts", [place]));
    const { code, output } = await script("serve-command.ts", [place]).ended;
    expect(code, output).toBe(0);
    const { database, close } = await open(place);
    const contents = await contentsOf(database);
    const left = await database.query(sql`select 1 from catalogue.record r
      join catalogue.source s on s.id = r.source where r.version > s.version`);
    await close();
    expect(contents).toEqual(calm);
    expect(left).toEqual([]);
    expect(interrupted).toBeGreaterThanOrEqual(3);
  });
});

/** Waits until the upload has been entered: what came before that was never promised to anybody. */
async function waitForLoad(place: string, isil: string): Promise<void> {
  const { database, close } = await open(place);
  for (let tries = 0; tries < 200; tries++) {
    if ((await listLoads(database, isil)).length > 0) break;
    await sleep(20);
  }
  await close();
}
