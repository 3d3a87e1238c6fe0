import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { localFiles } from "#kernel/files.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { accountsFolders, auditEntries } from "#modules/accounts";
import { directoryFolders } from "#modules/directory";
import { encodeIso2709 } from "#standards/marc/iso2709.ts";
import { findSource } from "../db/sources.ts";
import { catalogueFolders } from "../folders.ts";
import { fileToLoad, loadFiles } from "../jobs/load-files.ts";
import { shippedProfile } from "../profiles/shipped.ts";
import { northStaff, record, TestSite } from "./test-site.ts";

let own: TestDatabase;
let site: TestSite;
let folder: string;

beforeAll(async () => {
  const folders = [accountsFolders.migrations, directoryFolders.migrations, catalogueFolders.migrations];
  own = await testDatabase(folders);
  folder = await mkdtemp(join(tmpdir(), "profile-"));
  site = new TestSite(own.database, localFiles(folder));
});
afterAll(async () => {
  await own.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await own.database.query(sql`truncate catalogue.source, catalogue.load, catalogue.record, catalogue.item,
    catalogue.block, catalogue.quarantine, catalogue.staged_change cascade`);
  Object.assign(site, { viewer: northStaff, locale: "en" });
});

async function load(...contents: Buffer[]): Promise<void> {
  const path = join(folder, "file.mrc");
  await writeFile(path, Buffer.concat(contents));
  const files = [await fileToLoad(path, "=file.mrc")];
  await loadFiles(own.database, { library: "ZZ-N", files, kind: "full", profile: shippedProfile("koha") });
}

const profile = async () => (await findSource(own.database, "ZZ-N"))?.profile;
const base = "/staff/profiles/ZZ-N";

describe("a library's load profile", () => {
  test("starts from a shipped one, is saved, and the trail says so", async () => {
    expect(await site.page(base)).toContain("&quot;name&quot;: &quot;plain&quot;");
    const page = await site.page(`${base}?from=sierra`);
    const typed = /<textarea[^>]*>([^<]*)</
      .exec(page)![1]!
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'");
    const document = typed.replace('"title": "Sierra"', '"title": "Our Sierra"');
    const answer = await site.post(base, { document });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `${base}?done=profile`]);
    expect(await profile()).toEqual({ ...shippedProfile("sierra"), title: "Our Sierra" });
    expect((await auditEntries(own.database, { limit: 1 }))[0]).toMatchObject({
      ...{ action: "catalogue.profile-changed", subject: "library:ZZ-N", library: "ZZ-N" },
    });
    expect(await site.page(`${base}?done=profile`)).toContain("It is used from the next load on");
  });

  test("says where what is wrong, in the reader's language, and keeps what was typed", async () => {
    const wrong = { ...shippedProfile("koha"), controlNumber: { tag: "1" }, extra: "<b>" };
    const answer = await site.post(base, { document: JSON.stringify(wrong) });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('<code dir="ltr">controlNumber.tag</code>');
    expect(page).toContain("A tag has three letters or digits.");
    expect(page).toContain("&lt;b&gt;");
    expect(page).not.toContain("<b>");
    site.locale = "es";
    const spanish = await (await site.post(base, { document: '{\n"name": ,' })).text();
    expect(spanish).toContain("Desde la línea 2, carácter 9, esto no es JSON");
    expect(await profile()).toBeUndefined();
  });

  test("maps the codes of items to branches of the directory", async () => {
    const other = encodeIso2709(record("2"));
    const code = Buffer.from(other.toString("latin1").replace("MAIN", "CNTL"), "latin1");
    await load(encodeIso2709(record("1")), code);
    const page = await site.page(base);
    expect(page).toContain('name="code.0" value="CNTL"');
    expect(page).not.toContain('value="MAIN" />');
    expect((await site.post(`${base}/branches`, { "code.0": "CNTL", "branch.0": "MAIN" })).status).toBe(303);
    expect((await profile())?.branches).toEqual({ CNTL: "MAIN" });
    expect(await site.page(base)).toMatch(/<option value="MAIN" selected="">/);
    await site.post(`${base}/branches`, { "code.0": "CNTL", "branch.0": "" });
    expect((await profile())?.branches).toEqual({});
    await site.post(`${base}/branches`, { "code.0": "CNTL", "branch.0": "NOWHERE" });
    expect((await profile())?.branches).toEqual({});
  });
});

describe("what could not be read", () => {
  interface Listed {
    total: number;
    results: { id: number; content: string; faults: { message: string }[] }[];
    next_after: number | null;
  }
  const quarantine = async (query: string) =>
    (await (await site.get(`/api/v1/libraries/ZZ-N/quarantine${query}`)).json()) as Listed;
  const broken = Buffer.from("00050nam a2200000 a 4500\x1e\x1d", "latin1");

  test("is listed with its place and reason: as a page, as JSON and as CSV", async () => {
    await load(encodeIso2709(record("1")), broken, encodeIso2709(record("2")));
    const page = await site.page("/staff/quarantine/ZZ-N");
    expect(page).toContain("=file.mrc");
    const { total, results } = await quarantine("");
    expect(total).toBe(1);
    expect(results[0]).toMatchObject({
      ...{ file: "=file.mrc", number: 2, position: encodeIso2709(record("1")).length, size: broken.length },
    });
    expect(results[0]!.faults[0]!.message).toMatch(/[a-z]/);
    expect(page).toContain(results[0]!.faults[0]!.message.slice(0, 20));
    const csv = await site.get("/staff/quarantine/ZZ-N/records.csv");
    const lines = (await csv.text()).split("\r\n");
    expect(lines[1]).toMatch(/^\d+,\d+,'=file\.mrc,2,/);
    const bytes = await site.get(results[0]!.content);
    expect(Buffer.from(await bytes.arrayBuffer()).equals(broken)).toBe(true);
    expect(bytes.headers.get("content-disposition")).toContain(".mrc");
    expect((await site.get("/staff/quarantine/ZZ-N/999999")).status).toBe(404);
  });

  test("is shown page by page", async () => {
    await load(
      encodeIso2709(record("1")),
      ...Array.from({ length: 60 }, (_, n) =>
        Buffer.from(`00050nam a22000${n + 10} a 4500\x1e\x1d`, "latin1"),
      ),
    );
    const first = await site.page("/staff/quarantine/ZZ-N");
    const next = /href="(\/staff\/quarantine\/ZZ-N\?after=\d+)"/.exec(first)![1]!;
    expect(first.match(/download=""/g)).toHaveLength(50);
    expect((await site.page(next)).match(/download=""/g)).toHaveLength(10);
    const { results, next_after } = await quarantine("?limit=7");
    expect(results).toHaveLength(7);
    expect(next_after).toBe(results[6]!.id);
  });
});
