import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Check } from "./check.ts";
import { lineOf, readSource } from "./source.ts";
import { schemasIn, sqlIn } from "./sql.ts";
import { filesIn, isProgram, roomOf } from "./tree.ts";

// PostgreSQL's own catalogues belong to nobody.
const everybodys = ["pg_catalog", "information_schema", "excluded"];

/** Schemas that a room may name: its own; the kernel also runs the job queue. */
function allowed(room: string): string[] {
  return room === "kernel" ? [...everybodys, "kernel", "graphile_worker"] : [...everybodys, room];
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
      const own = allowed(roomOf(path) ?? "");
      for (const sql of texts) {
        for (const schema of schemasIn(sql, known)) {
          if (own.includes(schema) || isAlias(sql, schema, known)) continue;
          const line = lineOf(text, `${schema}.`);
          faults.push(`${path}:${line} names the schema ${schema}: ask that room's face instead.`);
        }
      }
    }
    return { faults, looked: `${statements} statements` };
  },
};

// `using a.x` and `update set` of an alias look like a table's place but hold columns. A name that is no schema of
// ours and that the statement itself introduces as an alias is one.
function isAlias(sql: string, name: string, known: readonly string[]): boolean {
  if (known.includes(name)) return false;
  return new RegExp(`(?:\\bas\\s+|["\\w)]\\s+|,\\s*|\\bwith\\s+)${name}\\b(?!\\s*\\.)`, "i").test(sql);
}
