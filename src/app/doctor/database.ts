import { migrationState } from "#kernel/database/migrate.ts";
import { kernelMigrations } from "#kernel/database/prepare.ts";
import { sql } from "#kernel/database/sql.ts";
import { jobCounts } from "#kernel/metrics.ts";
import { listPeople } from "#modules/accounts";
import { migrations } from "../modules.ts";
import type { Store } from "../store.ts";
import { type Finding, good, note, wrong } from "./finding.ts";

const allowedDifference = 2;

/** The database that answered: its clock, its schema, its jobs. */
export async function examineDatabase({ database, isEmbedded }: Store): Promise<Finding[]> {
  const asked = Date.now();
  const server = await database.one<{ shown: string; now: Date }>(sql`
    select current_setting('server_version') as shown, clock_timestamp() as now`);
  const took = Date.now() - asked;
  const name = `${isEmbedded ? "The embedded" : "The configured"} PostgreSQL ${server.shown}`;
  const difference = Math.abs(server.now.getTime() - (asked + took / 2)) / 1000;
  return [
    good("database", `${name} answers in ${took} ms.`),
    difference > allowedDifference
      ? note(
          "clock",
          `This machine's clock and the database's differ by ${difference.toFixed(0)} s.`,
          "Let both keep time with NTP: sessions and schedules go by the clock.",
        )
      : good("clock", "This machine's clock and the database's agree."),
    ...(await examineSchema(database)),
  ];
}

async function examineSchema(database: Store["database"]): Promise<Finding[]> {
  const { missing, unknown } = await migrationState(database, [kernelMigrations, ...migrations]);
  if (unknown.length > 0)
    return [
      wrong(
        "schema",
        `The database was made by a newer version (it knows ${unknown[0]}).`,
        "Use that version of Commonshelf.",
      ),
    ];
  if (missing.length > 0) {
    const says = `${missing.length} migrations have not been applied yet.`;
    return [note("schema", says, "Nothing to do: the next start of the server applies them.")];
  }
  return [
    good("schema", "The database has this version's schema."),
    ...(await examineJobs(database)),
    ...(await examineCoordinators(database)),
  ];
}

async function examineJobs(database: Store["database"]): Promise<Finding[]> {
  const { waiting, running, failed } = await jobCounts(database);
  const says = `${waiting} jobs wait, ${running} run, ${failed} were given up.`;
  return [
    failed > 0
      ? note("jobs", says, 'The log of the server says why each failed (search for "job queue").')
      : good("jobs", says),
  ];
}

async function examineCoordinators(database: Store["database"]): Promise<Finding[]> {
  const found = await listPeople(database, { role: "coordinator", limit: 1 });
  if (found.length > 0) return [good("coordinator", "The network has a coordinator.")];
  return [
    note(
      "coordinator",
      "Nobody is coordinator of the network yet.",
      "Make an account: npx commonshelf user add --role coordinator --name NAME --email ADDRESS",
    ),
  ];
}
