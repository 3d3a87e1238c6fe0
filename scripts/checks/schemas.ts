import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Check } from "./check.ts";
import { lineOf, readSource } from "./source.ts";
import { schemasIn, sqlIn } from "./sql.ts";
import { filesIn, isProgram, isTest, roomOf } from "./tree.ts";

// PostgreSQL's own catalogues belong to nobody; `temp` is where both it and SQLite keep what is not stored.
const everybodys = ["pg_catalog", "information_schema", "excluded", "pg_temp", "temp"];

/** Schemas of the house that a file may name: its room's own; the kernel also runs the job queue. */
function ownSchemas(path: string): string[] {
  const room = roomOf(path) ?? "";
  // What follows from a change, mail and jobs, is seen in the kernel's tables.
  const seesConsequences = room === "kernel" || isForTests(path);
  return [...everybodys, room, ...(seesConsequences ? ["kernel", "graphile_worker"] : [])];
}

/** Tests may make schemas of their own, which are nobody's. */
function isForTests(path: string): boolean {
  return isTest(path) || path.includes("/testing/");
}

/** Each module's SQL names only the module's own PostgreSQL schema. */
export const schemas: Check = {
  name: "schemas",
  asks: "each module's SQL names its own schema only",
  async run(root) {
    const files = filesIn(root).filter((path) => path.startsWith("src/"));
    const rooms = new Set(files.map(roomOf).filter((room) => room !== undefined));
    const known = [...rooms, "kernel", "graphile_worker"];
    const faults: string[] = [];
    let statements = 0;
    for (const path of files.filter((path) => path.endsWith(".sql") || isProgram(path))) {
      const text = readFileSync(join(root, path), "utf8");
      const texts = path.endsWith(".sql") ? [text] : sqlIn(readSource(root, path));
      statements += texts.length;
      const found = new Set(texts.flatMap((sql) => strangersIn(sql, path, known)));
      for (const schema of found) {
        const line = lineOf(text, `${schema}.`);
        faults.push(`${path}:${line} names the schema ${schema}: ask that room's face instead.`);
      }
    }
    return { faults, looked: `${statements} statements` };
  },
};

/** Schemas that a statement of a file names and may not. */
function strangersIn(sql: string, path: string, known: readonly string[]): string[] {
  const own = ownSchemas(path);
  return [...schemasIn(sql, known)]
    .filter((schema) => !own.includes(schema))
    .filter((schema) => known.includes(schema) || !(isForTests(path) || isAlias(sql, schema)));
}

// `using a.x` and `update set` of an alias look like a table's place but hold columns. A name that the
// statement itself introduces is an alias.
function isAlias(sql: string, name: string): boolean {
  return new RegExp(`(?:\\bas\\s+|["\\w)]\\s+|,\\s*|\\bwith\\s+)${name}\\b(?!\\s*\\.)`, "i").test(sql);
}
