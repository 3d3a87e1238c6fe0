import { type Config, readConfig } from "#kernel/config/read.ts";
import { HouseError } from "#kernel/errors.ts";
import type { Log } from "#kernel/log.ts";
import { openStore } from "../store.ts";
import { examineDatabase } from "./database.ts";
import { type Finding, good, wrong } from "./finding.ts";
import { examineDataDirectory, examineMachine, examinePort, examineSearch } from "./machine.ts";
import { examineMail } from "./mail.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Looks at everything that serving needs, as far as each thing lets the next be seen. */
export async function examine(environment: Environment, log: Log): Promise<Finding[]> {
  const machine = examineMachine();
  const config = configuration(environment);
  if ("kind" in config) return [...machine, config];
  const directory = await examineDataDirectory(config);
  const isThere = directory.every(({ kind }) => kind !== "wrong");
  const where = config.file ? `the environment and ${config.file}` : "the environment";
  return [
    ...machine,
    good("configuration", `The configuration from ${where} is in order.`),
    ...directory,
    ...(isThere || config.databaseUrl ? await examineStore(config, log) : []),
    ...(await examineMail(config)),
    ...(await examinePort(config)),
  ];
}

function configuration(environment: Environment): Config | Finding {
  try {
    return readConfig(environment);
  } catch (error) {
    if (!(error instanceof HouseError)) throw error;
    return wrong("configuration", error.message, "docs/configuration.md lists every setting.");
  }
}

async function examineStore(config: Config, log: Log): Promise<Finding[]> {
  try {
    const store = await openStore(config, log);
    try {
      return [...(await examineDatabase(store)), ...examineSearch(store.searchDirectory)];
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof HouseError)) throw error;
    const reason = error.cause instanceof Error && error.cause.message ? ` (${error.cause.message})` : "";
    return [wrong("database", `${error.message}${reason}`, "Nothing works without the database.")];
  }
}
