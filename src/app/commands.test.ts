import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { importDirectory } from "#modules/directory";
import { encodeIso2709 } from "#standards/marc/iso2709.ts";
import { demoDirectory } from "./demo/directory-document.ts";
import { migrations } from "./modules.ts";
import { runCommand } from "./testing/command.ts";

const directory = mkdtempSync(join(tmpdir(), "commands-"));
let own: TestDatabase;
let environment: Record<string, string>;
beforeAll(async () => {
  own = await testDatabase(migrations);
  await own.database.transaction((tx) => importDirectory(tx, demoDirectory()));
  environment = { COMMONSHELF_DATA: directory, DATABASE_URL: own.connectionString };
});
afterAll(async () => {
  await own.drop();
  rmSync(directory, { recursive: true, force: true });
});

/** Runs a command written as one line; `~` stands for the directory of this test, whose path may hold spaces. */
const run = (args: string, input?: string) =>
  runCommand(
    args.split(" ").map((word) => word.replace(/^~/, directory)),
    environment,
    input,
  );
const secret = "a long enough secret 7\n";

describe("the command line", () => {
  test("explains itself, each command with an example and the exit codes", async () => {
    const { code, out } = await run("--help");
    expect(code).toBe(0);
    for (const command of ["serve", "demo", "load", "reindex", "backup", "restore", "user", "doctor"])
      expect(out).toMatch(new RegExp(`^  ${command} `, "m"));
    expect(out).toContain("3    loaded, but some records were put aside");
    expect((await run("backup --help")).out).toContain("Example:");
  });

  test.each(["", "frobnicate", "load", "user add", "load --library X --preview none a.mrc", "restore"])(
    "answers wrong usage (%j) with code 2, and nothing on standard output",
    async (args) => {
      const { code, out, err } = await runCommand(args.split(" ").filter(Boolean), environment);
      expect([code, out]).toEqual([2, ""]);
      expect(err).not.toMatch(/at .*\(|node:internal/);
    },
  );

  test("tells a failure in one sentence, and where it was only when asked", async () => {
    const { code, out, err } = await run("restore /nowhere.backup");
    expect([code, out, err.trim().split("\n").length]).toEqual([1, "", 1]);
    const shown = await runCommand(["user", "remove", "nobody@example.org"], {
      ...environment,
      LOG_LEVEL: "debug",
    });
    expect(shown.err).toMatch(/NotFound[\s\S]*at /);
  });
});

describe("accounts", () => {
  test("are added, given roles, listed and removed", async () => {
    const added = await run("user add --name Desk --email desk@example.org --library ZZ-NGT", secret);
    expect([added.code, added.out]).toEqual([0, "Desk has an account now and can sign in.\n"]);
    expect((await run("user grant desk@example.org coordinator")).code).toBe(0);
    const listed = JSON.parse((await run("user list --role coordinator --json")).out);
    expect(listed).toMatchObject([{ email: "desk@example.org", roles: [{}, {}] }]);
    expect((await run("user password desk@example.org", "another long secret 8\n")).code).toBe(0);
    expect((await run("user revoke desk@example.org coordinator")).code).toBe(0);
    expect((await run("user list")).out).toBe("Desk\tdesk@example.org\tstaff at ZZ-NGT\n");
    expect((await run("user remove desk@example.org")).code).toBe(0);
    expect((await run("user list")).out).toBe("No account was found.\n");
  });

  test("take no easy password, and say so", async () => {
    const { code, err } = await run(
      "user add --name Desk --email d@example.org --library ZZ-NGT",
      "password\n",
    );
    expect([code, err]).toEqual([1, expect.stringContaining("password")]);
  });
});

describe("loading", () => {
  const record = (number: string, title: string) =>
    Buffer.from(
      encodeIso2709({
        leader: "00000nam a2200000 a 4500",
        fields: [
          { tag: "001", value: number },
          { tag: "008", value: "260101s2026    xx            000 0 eng d" },
          { tag: "245", ind: "00", subfields: [{ code: "a", value: title }] },
        ],
      }),
    );
  const file = join(directory, "two.mrc");

  test("reports what became of the records, previews, lists and takes back", async () => {
    writeFileSync(file, Buffer.concat([record("1", "One"), record("2", "Two")]));
    const preview = await run("load --library ZZ-NGT --preview 1 ~/two.mrc");
    expect([preview.code, preview.out]).toEqual([
      0,
      expect.stringContaining("Record 1: record, control number 1"),
    ]);
    const { code, out } = await run("load --library ZZ-NGT --json ~/two.mrc");
    const { load, counts } = JSON.parse(out);
    expect([code, counts]).toMatchObject([0, { read: 2, added: 2, quarantined: 0 }]);
    expect((await run("load list")).out).toContain("ZZ-NGT\tfull\tactive");
    expect((await run(`load rollback ${load}`)).out).toBe(`Load ${load} of ZZ-NGT was taken back.\n`);
  });

  test("ends with code 3 when records were put aside", async () => {
    writeFileSync(
      file,
      Buffer.concat([record("1", "One"), Buffer.from("00099garbage\x1d"), record("2", "Two")]),
    );
    const { code, out } = await run("load --library ZZ-NGT ~/two.mrc");
    expect([code, out]).toEqual([3, expect.stringContaining("could not be read and were put aside")]);
  });

  test("takes records away by a list of control numbers, from a file or standard input", async () => {
    writeFileSync(file, Buffer.concat(["1", "2", "3"].map((number) => record(number, `Title ${number}`))));
    await run("load --library ZZ-NGT ~/two.mrc");
    writeFileSync(join(directory, "gone.txt"), "2\nnever here\n");
    const first = await run("load --library ZZ-NGT --delete ~/gone.txt");
    expect([first.code, first.out]).toEqual([
      0,
      expect.stringMatching(
        /^Load \d+ of ZZ-NGT: 2 control numbers read, 1 records taken away, 1 not found\.\nNot found: never here\n$/,
      ),
    ]);
    const second = await run("load --library ZZ-NGT --delete - --json", "2\r\n3\r\n");
    const { load, ...rest } = JSON.parse(second.out);
    expect([second.code, rest]).toMatchObject([
      0,
      { library: "ZZ-NGT", state: "active", counts: { read: 2, removed: 1 }, not_found: ["2"] },
    ]);
    expect((await run("load list --library ZZ-NGT")).out).toContain(`${load}\tZZ-NGT\tdelta\tactive`);
    expect((await run(`load rollback ${load}`)).code).toBe(0);
  });

  test("says by line what is wrong with a list of control numbers", async () => {
    const { code, out, err } = await run("load --library ZZ-NGT --delete -", "1\n2\tx\n");
    expect([code, out, err]).toEqual([
      1,
      "",
      expect.stringMatching(/^standard input, line 2: it holds a tab/),
    ]);
    expect((await run("load --library ZZ-NGT --delete ~/none")).code).toBe(1);
    expect((await run("load --library ZZ-NGT --delete - ~/two.mrc")).code).toBe(2);
    expect((await run("load --library ZZ-NGT --delete - --full")).code).toBe(2);
    expect((await run("load --library ZZ-NONE --delete -", "1")).err).toContain("has no records here");
  });

  test("refuses a file that is no MARC, and an unknown profile, by what there is", async () => {
    writeFileSync(file, "%PDF-1.4");
    expect((await run("load --library ZZ-NGT ~/two.mrc")).code).toBe(1);
    const { err } = await run("load --library ZZ-NGT --profile kohah ~/two.mrc");
    expect(err).toContain("There are:");
  });
});

describe("the rest", () => {
  test("the configuration is shown without its secrets", async () => {
    const { out } = await runCommand(["config", "--json"], {
      DATABASE_URL: "postgres://me:hidden@host/db",
      METRICS_TOKEN: "hidden-hidden-hidden",
    });
    expect(JSON.parse(out)).toMatchObject({ port: 8080, databaseUrl: "postgres://me:secret@host/db" });
    expect(out).not.toContain("hidden");
  });

  test("the doctor ends with 1 when anything is wrong, and speaks JSON", async () => {
    const { code, out } = await runCommand(["doctor", "--json"], { ...environment, PORT: "x" });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ well: false });
  });
});
