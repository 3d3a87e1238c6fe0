import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Invalid } from "../errors.ts";
import { configurationMarkdown } from "./markdown.ts";
import { readConfig } from "./read.ts";

const directory = mkdtempSync(join(tmpdir(), "config-"));
afterAll(() => rmSync(directory, { recursive: true }));

function fileWith(text: string): string {
  const file = join(directory, `${text.length}.json`);
  writeFileSync(file, text);
  return file;
}

function refusalOf(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof Invalid) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("the configuration", () => {
  test("stands by itself when nothing is given", () => {
    const config = readConfig({});
    expect(config).toMatchObject({ port: 8080, host: "127.0.0.1", publicUrl: "http://127.0.0.1:8080" });
    expect(config.dataDirectory).toBe(resolve("data"));
    expect(config.databaseUrl).toBeUndefined();
  });

  test("takes the environment before the file and the file before the default", () => {
    const COMMONSHELF_CONFIG = fileWith('{"PORT": 9000, "HOST": "0.0.0.0", "TRUSTED_PROXIES": ["10.0.0.1"]}');
    const config = readConfig({ COMMONSHELF_CONFIG, PORT: "9100", LOG_LEVEL: "" });
    expect(config).toMatchObject({
      port: 9100,
      host: "0.0.0.0",
      trustedProxies: ["10.0.0.1"],
      logLevel: "info",
    });
    expect(config.publicUrl).toBe("http://localhost:9100");
  });

  test("names each wrong setting, what was read and what is wanted", () => {
    const refusal = refusalOf({ PORT: "80a", LOG_LEVEL: "loud" });
    expect(refusal).toContain(
      'PORT is "80a" (from the environment). Wanted: a whole number from 0 to 65535.',
    );
    expect(refusal).toContain('LOG_LEVEL is "loud"');
  });

  test("never shows a secret, even a wrong one", () => {
    expect(refusalOf({ DATABASE_URL: "mysql://me:hunter2@host/db" })).not.toContain("hunter2");
    expect(refusalOf({ METRICS_TOKEN: "short" })).not.toContain("short");
  });

  test("asks whether a misspelt name was meant otherwise", () => {
    expect(refusalOf({ COMMONSHELF_DATE: "/srv" })).toContain("Did you mean COMMONSHELF_DATA?");
    const COMMONSHELF_CONFIG = fileWith('{"DATABSE_URL": "postgres://h/d"}');
    expect(refusalOf({ COMMONSHELF_CONFIG })).toContain("Did you mean DATABASE_URL?");
    expect(refusalOf({ COMMONSHELF_ZZZZZZ: "1" })).toBe(
      "COMMONSHELF_ZZZZZZ (from the environment) is no setting.",
    );
  });

  test.each([
    ["", "cannot be read"],
    ["[1]", "holds something else"],
    ['{"PORT": 8080,}', "cannot be read"],
  ])("refuses a file that holds %j and says how one looks", (text, why) => {
    const refusal = refusalOf({ COMMONSHELF_CONFIG: fileWith(text) });
    expect(refusal).toContain(why);
    expect(refusal).toContain('{"PORT": 8080}');
  });

  test("says when the file that is named is not there", () => {
    expect(refusalOf({ COMMONSHELF_CONFIG: "/nowhere/x.json" })).toContain("there is no such file");
  });

  test("is described as it is: docs/configuration.md is made from the settings", () => {
    const file = new URL("../../../docs/configuration.md", import.meta.url);
    expect(readFileSync(file, "utf8")).toBe(configurationMarkdown());
  });
});
