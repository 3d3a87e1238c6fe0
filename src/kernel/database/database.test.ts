import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addJob } from "../jobs.ts";
import { type TestDatabase, testDatabase } from "../testing/database.ts";
import { sql } from "./sql.ts";

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase([]);
});
afterAll(() => own.drop());

describe("the database", () => {
  test("runs a statement with nested parts and values in their order", async () => {
    const part = sql`${2}::int + ${3}::int`;
    const row = await own.database.one<{ sum: number; text: string }>(
      sql`select ${1}::int + (${part}) * ${10}::int as sum, ${"it's; drop table"}::text as text`,
    );
    expect(row).toEqual({ sum: 51, text: "it's; drop table" });
  });

  test("rolls a transaction back when its work fails", async () => {
    const work = own.database.transaction(async (tx) => {
      await tx.query(sql`create table lost (id int)`);
      throw new Error("no");
    });
    await expect(work).rejects.toThrow("no");
    expect(await own.database.maybeOne(sql`select to_regclass('lost') is null as gone`)).toEqual({
      gone: true,
    });
  });

  test("adds a job only if the transaction commits", async () => {
    await own.database.transaction((tx) => addJob(tx, "kept", { n: 1 }, { key: "k" }));
    await own.database
      .transaction(async (tx) => {
        await addJob(tx, "lost", {});
        throw new Error("no");
      })
      .catch(() => {});
    const jobs = await own.database.query(sql`select task_identifier as name from graphile_worker.jobs`);
    expect(jobs).toEqual([{ name: "kept" }]);
  });

  test("copies rows in and reports a bad one with the server's words", async () => {
    await own.database.query(sql`create table copied (id int)`);
    await own.database.transaction((tx) =>
      tx.copyIn("copy copied from stdin", (s) => void s.write("1\n2\n")),
    );
    expect(await own.database.one(sql`select count(*) from copied`)).toEqual({ count: 2 });
    const bad = own.database.transaction((tx) =>
      tx.copyIn("copy copied from stdin", (s) => void s.write("x\n")),
    );
    await expect(bad).rejects.toThrow("invalid input syntax");
    expect(await own.database.one(sql`select count(*) from copied`)).toEqual({ count: 2 });
  });
});
