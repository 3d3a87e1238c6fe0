import { describe, expect, test } from "vitest";
import { faultsOf } from "../testing/ask.ts";
import { schemas } from "./schemas.ts";

const rooms = {
  "src/modules/directory/index.ts": "export {};\n",
  "src/modules/resource-sharing/index.ts": "export {};\n",
  "src/kernel/jobs.ts": "export const add = sql`select graphile_worker.add_job(${name})`;\n",
};
const query = (text: string) => ({
  ...rooms,
  "src/modules/catalogue/db/a.ts": `export const a = ${text};\n`,
});

describe("the check of schemas", () => {
  const fine: [what: string, text: string][] = [
    [
      "its own tables, aliases and functions",
      "sql`select r.title, now() from catalogue.record r where r.id = ${1}`",
    ],
    [
      "a comparison with an alias",
      "sql`update catalogue.record r set n = 1 where r.n is distinct from excluded.n`",
    ],
    ["a part of a date", "sql`select extract(epoch from r.changed_at) from catalogue.record as r`"],
    [
      "a job's name in a literal",
      "sql`insert into catalogue.fact (name) values ('directory.library-opened')`",
    ],
    ["a comment", "sql`select 1 -- as directory.library does\n`"],
    ["PostgreSQL's own tables", "sql`select 1 from pg_catalog.pg_class`"],
  ];
  test.each(fine)("passes %s", async (_, text) => {
    expect(await faultsOf(schemas.run, query(text))).toBe("");
  });

  const planted: [what: string, text: string, schema: string][] = [
    ["a join", "sql`select 1 from catalogue.record r join directory.library l on true`", "directory"],
    ["a nested part", "sql`select 1 ${on ? sql`from directory.library` : sql``}`", "directory"],
    ["a quoted name", 'sql`select 1 from "resource-sharing".request`', "resource-sharing"],
    ["a COPY in a string", `"copy directory.library (id) from stdin"`, "directory"],
    ["a COPY in a template", "`copy directory.${table} from stdin`", "directory"],
    ["the job queue", "sql`select graphile_worker.add_job(${1})`", "graphile_worker"],
    ["the kernel's tables", "sql`delete from kernel.outgoing_mail`", "kernel"],
    ["a schema that is nobody's", "sql`select 1 from warehouse.fact`", "warehouse"],
    ["a sequence in a literal", "sql`select nextval('directory.library_seq')`", "directory"],
  ];
  test.each(planted)("catches another's schema in %s", async (_, text, schema) => {
    const faults = await faultsOf(schemas.run, query(text));
    expect(faults).toContain(`src/modules/catalogue/db/a.ts:1 names the schema ${schema}`);
  });

  test("lets a test look at mail and jobs, and make a schema that is nobody's", async () => {
    const text = "sql`select 1 from graphile_worker.jobs, kernel.outgoing_mail join fake.table on true`";
    const path = "src/modules/catalogue/db/a.test.ts";
    expect(await faultsOf(schemas.run, { ...rooms, [path]: text })).toBe("");
    const another = { ...rooms, [path]: "sql`delete from directory.library`" };
    expect(await faultsOf(schemas.run, another)).toContain("a.test.ts:1 names the schema directory");
  });

  test("catches another's schema in a migration", async () => {
    const faults = await faultsOf(schemas.run, {
      ...rooms,
      "src/modules/catalogue/db/migrations/0001-record.sql":
        "create table catalogue.record (\n  library uuid references directory.library (id)\n);\n",
    });
    expect(faults).toContain("0001-record.sql:2 names the schema directory");
  });
});
