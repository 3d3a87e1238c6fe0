import { resolve } from "node:path";
import { z } from "zod";

/**
 * Every setting of the house: its name in the environment and in the configuration file, what it is for,
 * what is wanted and what stands when it is not given. docs/configuration.md is made from this table.
 */
interface About {
  /** What it is for, one or two sentences. */
  readonly description: string;
  /** What a value must look like: completes "Wanted: ...". */
  readonly wanted: string;
  /** What stands when it is not given, in words, where that is no plain value. */
  readonly otherwise?: string;
  /** Its value is never printed. */
  readonly secret?: boolean;
}

const wholeNumber = (least: number, most: number) =>
  z.preprocess(
    (value) => (typeof value === "string" && /^\d{1,9}$/.test(value.trim()) ? Number(value) : value),
    z.number().int().min(least).max(most),
  );

const urlWith = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol));

const list = z.preprocess(
  (value) => (typeof value === "string" ? value.split(",").map((part) => part.trim()) : value),
  z.array(z.string()),
);

function setting<Schema extends z.ZodType>(schema: Schema, about: About): Schema {
  return schema.meta({ ...about });
}

const addressOrRange = /^[0-9a-fA-F:.]+(\/\d{1,3})?$/;

export const settings = {
  PORT: setting(wholeNumber(0, 65_535).default(8080), {
    description: "TCP port of the web server. 0 takes any free port.",
    wanted: "a whole number from 0 to 65535",
  }),
  HOST: setting(z.string().min(1).default("127.0.0.1"), {
    description:
      "Address to listen on. The default is reached from this machine alone; behind a proxy on another machine, or in a container, use 0.0.0.0.",
    wanted: "an IP address or host name of this machine",
  }),
  PUBLIC_URL: setting(urlWith("http:", "https:").optional(), {
    description:
      "Address under which readers reach the site; it stands in mails, feeds and protocol answers. With https, cookies are sent over https only and browsers are told to stay there.",
    wanted: "an address such as https://catalogue.example.org",
    otherwise: "`http://HOST:PORT`",
  }),
  COMMONSHELF_DATA: setting(
    z
      .string()
      .min(1)
      .default("./data")
      .transform((path) => resolve(path)),
    {
      description: "Directory that holds everything: the embedded database, files, the search index.",
      wanted: "the path of a directory",
    },
  ),
  DATABASE_URL: setting(urlWith("postgres:", "postgresql:").optional(), {
    description: "PostgreSQL server to use, version 15 or newer.",
    wanted: "an address such as postgres://user:password@host:5432/name",
    otherwise: "the embedded server in COMMONSHELF_DATA",
    secret: true,
  }),
  DATABASE_CONNECTIONS: setting(wholeNumber(4, 500).default(12), {
    description: "Most connections to the database that one process opens.",
    wanted: "a whole number from 4 to 500",
  }),
  SMTP_URL: setting(urlWith("smtp:", "smtps:").optional(), {
    description: "Mail server that sends our mail.",
    wanted: "an address such as smtps://user:password@mail.example.org",
    otherwise: "mail is kept in the outbox",
    secret: true,
  }),
  MAIL_FROM: setting(z.string().includes("@").default("Commonshelf <commonshelf@localhost>"), {
    description: "Sender of our mail.",
    wanted: 'a mail address, with a name if you like: "Libraries <libraries@example.org>"',
  }),
  LOG_LEVEL: setting(z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"), {
    description: "How much is logged, to standard error, one JSON object a line. `debug` shows stacks.",
    wanted: "one of trace, debug, info, warn, error, silent",
  }),
  SEARCH_WORKERS: setting(wholeNumber(1, 64).optional(), {
    description: "Threads that answer searches.",
    wanted: "a whole number from 1 to 64",
    otherwise: "as many as the machine has processors, 4 at most",
  }),
  TRUSTED_PROXIES: setting(
    list.refine((parts) => parts.every((part) => addressOrRange.test(part))).default([]),
    {
      description:
        "Addresses of the proxies in front of us. Only from them is X-Forwarded-For believed, which limits on sign-in go by.",
      wanted: "IP addresses or ranges with commas between: 10.0.0.7,192.168.4.0/24",
      otherwise: "none",
    },
  ),
  METRICS_TOKEN: setting(z.string().min(16).optional(), {
    description: "Secret that /metrics asks for as a bearer token.",
    wanted: "at least 16 characters",
    otherwise: "/metrics is open to whoever can reach it; it holds no personal details",
    secret: true,
  }),
  REQUEST_SECONDS: setting(wholeNumber(1, 3600).default(30), {
    description:
      "Longest time that one request may take before it is answered with 503. Uploads have longer.",
    wanted: "a whole number from 1 to 3600",
  }),
  SHUTDOWN_SECONDS: setting(wholeNumber(0, 600).default(20), {
    description: "How long requests under way may still take when the server is stopped.",
    wanted: "a whole number from 0 to 600",
  }),
} as const;

export type SettingName = keyof typeof settings;

/** What the table says of one setting. */
export function aboutSetting(name: SettingName): About {
  return settings[name].meta() as unknown as About;
}

/** The value that stands when a setting is not given; undefined where it is told in words. */
export function defaultOf(name: SettingName): unknown {
  const given = settings[name].safeParse(undefined);
  return given.success ? given.data : undefined;
}
