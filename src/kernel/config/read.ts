import { existsSync, readFileSync } from "node:fs";
import { Invalid } from "../errors.ts";
import { aboutSetting, type SettingName, settings } from "./settings.ts";
import { nearest } from "./suggest.ts";

/** The configuration of one process, read once at its start. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Where readers reach the site, without a slash at the end. */
  readonly publicUrl: string;
  /** Absolute path. */
  readonly dataDirectory: string;
  /** Undefined: the embedded server. */
  readonly databaseUrl: string | undefined;
  readonly databaseConnections: number;
  /** Undefined: mail stays in the outbox. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly logLevel: string;
  /** Undefined: chosen by the number of processors. */
  readonly searchWorkers: number | undefined;
  /** IP addresses and CIDR ranges. */
  readonly trustedProxies: readonly string[];
  readonly metricsToken: string | undefined;
  readonly requestSeconds: number;
  readonly shutdownSeconds: number;
  /** The configuration file that was read, if there was one. */
  readonly file: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;
interface Given {
  readonly value: unknown;
  /** "the environment" or the file's path. */
  readonly source: string;
}

const names = Object.keys(settings) as SettingName[];
const fileVariable = "COMMONSHELF_CONFIG";

/**
 * Reads the configuration: the environment first, then the JSON file named by COMMONSHELF_CONFIG
 * (`./commonshelf.json` where it exists), then the defaults.
 *
 * @throws Invalid that names every wrong setting, what was read and what is wanted
 */
export function readConfig(environment: Environment = process.env): Config {
  const file = configurationFile(environment);
  const fromFile = file ? readFile(file) : {};
  const problems = [...strangersIn(environment), ...strangersInFile(fromFile, file)];
  const values: Partial<Record<SettingName, unknown>> = {};
  for (const name of names) {
    const given = givenFor(name, environment, fromFile, file);
    const parsed = settings[name].safeParse(given?.value);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(problemWith(name, given));
  }
  if (problems.length > 0)
    throw new Invalid("kernel.configuration", problems.join("\n"), { params: { count: problems.length } });
  return configFrom(values as Values, file);
}

type Values = { [Name in SettingName]: ReturnType<(typeof settings)[Name]["parse"]> };

function configFrom(values: Values, file: string | undefined): Config {
  const host = ["0.0.0.0", "::"].includes(values.HOST) ? "localhost" : values.HOST;
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: (values.PUBLIC_URL ?? addressOf(host, values.PORT)).replace(/\/+$/, ""),
    dataDirectory: values.COMMONSHELF_DATA,
    databaseUrl: values.DATABASE_URL,
    databaseConnections: values.DATABASE_CONNECTIONS,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    logLevel: values.LOG_LEVEL,
    searchWorkers: values.SEARCH_WORKERS,
    trustedProxies: values.TRUSTED_PROXIES,
    metricsToken: values.METRICS_TOKEN,
    requestSeconds: values.REQUEST_SECONDS,
    shutdownSeconds: values.SHUTDOWN_SECONDS,
    file,
  };
}

/** The address of a server on a host and port, with an IPv6 address in brackets. */
export function addressOf(host: string, port: number): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function configurationFile(environment: Environment): string | undefined {
  const named = environment[fileVariable];
  if (!named) return existsSync("commonshelf.json") ? "commonshelf.json" : undefined;
  if (!existsSync(named))
    throw new Invalid(
      "kernel.configuration-file",
      `${fileVariable} names ${named}, but there is no such file. Create it, or unset the variable.`,
    );
  return named;
}

function readFile(file: string): Record<string, unknown> {
  const refuse = (why: string, cause?: unknown) =>
    new Invalid(
      "kernel.configuration-file",
      `The configuration file ${file} ${why}. Wanted: one JSON object such as {"PORT": 8080}.`,
      { cause },
    );
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw refuse(`cannot be read: ${(cause as Error).message}`, cause);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw refuse("holds something else");
  return value as Record<string, unknown>;
}

function givenFor(
  name: SettingName,
  environment: Environment,
  fromFile: Record<string, unknown>,
  file = "",
): Given | undefined {
  // An empty variable is one that a container's template left unfilled: as good as none.
  if (environment[name]) return { value: environment[name], source: "the environment" };
  return name in fromFile ? { value: fromFile[name], source: file } : undefined;
}

function problemWith(name: SettingName, given: Given | undefined): string {
  const { wanted, secret } = aboutSetting(name);
  const shown = secret ? "a value that is kept secret here" : JSON.stringify(given?.value);
  return `${name} is ${shown} (from ${given?.source ?? "nowhere"}). Wanted: ${wanted}.`;
}

/** Variables with our prefix that are none of ours: a misspelt setting must not pass in silence. */
function strangersIn(environment: Environment): string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith("COMMONSHELF_") && !name.startsWith("COMMONSHELF_TEST_"))
    .filter((name) => name !== fileVariable && !names.includes(name as SettingName))
    .map((name) => strange(name, "the environment"));
}

function strangersInFile(fromFile: Record<string, unknown>, file = ""): string[] {
  return Object.keys(fromFile)
    .filter((name) => !names.includes(name as SettingName))
    .map((name) => strange(name, file));
}

function strange(name: string, source: string): string {
  const meant = nearest(name, [...names, fileVariable]);
  return `${name} (from ${source}) is no setting.${meant ? ` Did you mean ${meant}?` : ""}`;
}
