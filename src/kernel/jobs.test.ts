import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "./database/sql.ts";
import { deliveries, publish } from "./events.ts";
import { addJob, type JobRunner, startJobs, unfinishedJobs } from "./jobs.ts";
import { createLog } from "./log.ts";
import { type TestDatabase, testDatabase } from "./testing/database.ts";

let own: TestDatabase;
const log = createLog("silent");
const runners: JobRunner[] = [];
beforeAll(async () => {
  own = await testDatabase([]);
});
afterAll(async () => {
  for (const runner of runners) await runner.stop(AbortSignal.timeout(1_000));
  await own.drop();
});

async function start(handlers: Parameters<typeof startJobs>[1], schedule: string[] = []) {
  const runner = await startJobs(own.database, handlers, schedule, log);
  runners.push(runner);
  return {
    async stop(limit?: AbortSignal) {
      runners.splice(runners.indexOf(runner), 1);
      await runner.stop(limit);
    },
  };
}

const locked = () =>
  own.database.query(sql`select id from graphile_worker._private_jobs where locked_at is not null`);

describe("jobs", () => {
  test("run, once each, with what they were given", async () => {
    const done: unknown[] = [];
    const runner = await start({ note: async (payload) => void done.push(payload) });
    await addJob(own.database, "note", { n: 1 });
    await expect.poll(() => done).toEqual([{ n: 1 }]);
    await runner.stop();
    expect(await unfinishedJobs(own.database)).toEqual([]);
  });

  test("finish before the runner has stopped", async () => {
    const steps: string[] = [];
    const runner = await start({
      slow: async () => {
        steps.push("begun");
        await new Promise((done) => setTimeout(done, 300));
        steps.push("done");
      },
    });
    await addJob(own.database, "slow", {});
    await expect.poll(() => steps).toEqual(["begun"]);
    await runner.stop();
    expect(steps).toEqual(["begun", "done"]);
  });

  test("that take too long are given back to the queue when the runner must stop", async () => {
    let tries = 0;
    const runner = await start({
      endless: () => {
        tries++;
        return new Promise(() => {});
      },
    });
    await addJob(own.database, "endless", {});
    await expect.poll(() => tries).toBe(1);
    await runner.stop(AbortSignal.timeout(200));
    expect(await locked()).toEqual([]);
    expect((await unfinishedJobs(own.database)).map(({ name }) => name)).toEqual(["endless"]);
    await own.database.query(sql`delete from graphile_worker._private_jobs`);
  });

  test("of a killed process are taken up by the next one, but not those of a living one", async () => {
    await addJob(own.database, "kept", {}, { queue: "line" });
    const lock = sql`update graphile_worker._private_jobs set locked_by = 'dead', locked_at = now()`;
    const seen: string[] = [];
    const handlers = { kept: async () => void seen.push("kept") };
    const living = await start({});
    await own.database.query(lock);
    await (await start(handlers)).stop();
    expect([seen, (await locked()).length]).toEqual([[], 1]);
    await living.stop();
    const next = await start(handlers);
    await expect.poll(() => seen).toEqual(["kept"]);
    await next.stop();
  });

  test("of the schedule may have names with dots, and a wrong line is refused", async () => {
    const runner = await start({ "test.forget": async () => {} }, ["17 * * * * test.forget"]);
    await runner.stop();
    await expect(start({}, ["hourly test.forget"])).rejects.toThrow("is no line of a schedule");
  });
});

describe("events", () => {
  test("reach each subscriber once, and a failing one alone is tried again", async () => {
    const seen: string[] = [];
    let fails = true;
    const subscription = (subscriber: string, handle: () => Promise<void>) => ({
      event: "test.happened",
      subscriber,
      handle,
    });
    const handlers = deliveries(own.database, [
      subscription("one", async () => void seen.push("one")),
      subscription("two", async () => {
        if (fails) throw new Error("not yet");
        seen.push("two");
      }),
      { ...subscription("three", async () => void seen.push("three")), event: "test.other" },
    ]);
    const runner = await start(handlers);
    await own.database.transaction((tx) => publish(tx, { name: "test.happened", version: 1, facts: {} }));
    await expect.poll(() => seen).toEqual(["one"]);
    fails = false;
    await own.database.query(sql`update graphile_worker._private_jobs set run_at = now()`);
    await expect.poll(() => seen, { timeout: 5_000 }).toEqual(["one", "two"]);
    await runner.stop();
  });
});
