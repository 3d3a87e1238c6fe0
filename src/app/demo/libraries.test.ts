import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { demoAccounts } from "./accounts.ts";
import { demoNetwork } from "./libraries.ts";
import { writeDemoFiles } from "./write-demo-files.ts";

const { libraries } = demoNetwork;
const branches = libraries.flatMap((library) => library.branches);

describe("the demo network", () => {
  it("has nine libraries under fictional symbols, in as many styles and several time zones", () => {
    expect(libraries).toHaveLength(9);
    for (const { isil } of libraries) expect(isil).toMatch(/^ZZ-[A-Z]{3}$/);
    expect(new Set(libraries.map(({ isil }) => isil)).size).toBe(9);
    expect(new Set(libraries.map(({ cataloguingStyle }) => cataloguingStyle)).size).toBe(9);
    expect(new Set(libraries.map(({ timeZone }) => timeZone)).size).toBeGreaterThanOrEqual(8);
    for (const { timeZone } of libraries)
      expect(() => new Intl.DateTimeFormat("en", { timeZone })).not.toThrow();
  });

  it("names every library in English and in its own language", () => {
    for (const { name, names, language } of libraries)
      expect(language === "en" ? name : names.en, name).toMatch(/^[A-Z]/);
  });

  it("gives each library one to four branches that can be found and reached", () => {
    for (const { branches: own, isil } of libraries) {
      expect(own.length, isil).toBeGreaterThanOrEqual(1);
      expect(own.length, isil).toBeLessThanOrEqual(4);
      expect(new Set(own.map(({ code }) => code)).size).toBe(own.length);
    }
    for (const { email, latitude, longitude, hours } of branches) {
      expect(email).toMatch(/^[a-z]+@[a-z]+\.example\.org$/);
      expect(Math.abs(latitude)).toBeLessThan(90);
      expect(Math.abs(longitude)).toBeLessThan(180);
      expect(Object.values(hours).flat().length).toBeGreaterThan(0);
      for (const [from, to] of Object.values(hours).flat()) expect(from < to).toBe(true);
    }
  });

  it("uses only telephone numbers that are reserved for fiction", () => {
    const reserved =
      /^(\+44 1632 960\d{3}|\+1 \d{3} 555 01\d{2}|\+49 30 23125 \d{3}|\+33 1 99 00 \d{2} \d{2})$/;
    for (const { phone } of branches) if (phone) expect(phone).toMatch(reserved);
  });
});

describe("the demo accounts", () => {
  it("are a coordinator, one staff account for each library, and three readers, one of them with mail", () => {
    expect(demoAccounts.filter(({ role }) => role === "coordinator")).toHaveLength(1);
    expect(demoAccounts.filter(({ role }) => role === "staff").map(({ library }) => library)).toEqual(
      libraries.map(({ isil }) => isil),
    );
    const readers = demoAccounts.filter(({ role }) => role === "reader");
    expect(readers).toHaveLength(3);
    expect(readers.filter(({ email }) => email !== null)).toHaveLength(1);
    for (const { card, pin } of readers) expect(`${card} ${pin}`).toMatch(/^\d{14} \d{4}$/);
    expect(demoAccounts.map(({ email }) => email)).toContain("staff.northgate@example.org");
  });
});

describe("the demo files", async () => {
  const directory = await mkdtemp(join(tmpdir(), "demo-files-"));
  afterAll(() => rm(directory, { recursive: true }));

  it("are written one for each library, the same each time, in four formats", async () => {
    const files = await writeDemoFiles(directory);
    expect(files.map(({ isil }) => isil)).toEqual(libraries.map(({ isil }) => isil));
    const before = await Promise.all(files.map(({ file }) => readFile(file)));
    await writeDemoFiles(directory);
    const after = await Promise.all(files.map(({ file }) => readFile(file)));
    expect(after.map((each, at) => each.equals(before[at]!))).toEqual(files.map(() => true));
    expect(new Set(files.map(({ file }) => file.replace(/^.*?\./, "."))).size).toBeGreaterThanOrEqual(4);
  });
});
