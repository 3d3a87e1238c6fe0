import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localFiles } from "#kernel/files.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { accountsFolders } from "#modules/accounts";
import { directoryFolders } from "#modules/directory";
import { encodeIso2709 } from "#standards/marc/iso2709.ts";
import { decodeMarcJson, encodeMarcJson } from "#standards/marc/marcjson.ts";
import { decodeMarcXml, encodeMarcXml } from "#standards/marc/marcxml.ts";
import type { MarcRecord } from "#standards/marc/record.ts";
import { catalogueFolders } from "../folders.ts";
import { fileToLoad, loadFiles } from "../jobs/load-files.ts";
import { shippedProfile } from "../profiles/shipped.ts";
import { recordFileHref, recordHref } from "./addresses.ts";
import { northStaff, record, TestSite, visitor } from "./test-site.ts";

let own: TestDatabase;
let site: TestSite;
let folder: string;

beforeAll(async () => {
  const folders = [accountsFolders.migrations, directoryFolders.migrations, catalogueFolders.migrations];
  own = await testDatabase(folders);
  folder = await mkdtemp(join(tmpdir(), "records-"));
  site = new TestSite(own.database, localFiles(folder));
  site.viewer = visitor;
});
afterAll(async () => {
  await own.drop();
  await rm(folder, { recursive: true, force: true });
});

let files = 0;
async function load(library: string, content: Buffer | string): Promise<void> {
  const path = join(folder, `${++files}`);
  await writeFile(path, content);
  const request = { library, files: [await fileToLoad(path)], profile: shippedProfile("koha") };
  await loadFiles(own.database, { ...request, kind: "delta" });
}

const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());
const hostile = `<script>alert("1")</script>&amp;`;
const arabic: MarcRecord["fields"][number] = {
  tag: "880",
  ind: "10",
  subfields: [
    { code: "6", value: "245-01/(3/r" },
    { code: "a", value: "ألف ليلة وليلة" },
  ],
};

describe("a record as its library sent it", () => {
  const one = record("one", "Old / New", [arabic]);

  test("comes back byte for byte, in each format, with its own type", async () => {
    const iso = encodeIso2709(record("iso"));
    // A length that is wrong, and repaired on reading: the bytes stay as they came.
    const odd = Buffer.from(encodeIso2709(record("odd")));
    odd.write("00099", 0, "latin1");
    const xml = encodeMarcXml(record("xml", "é")).replaceAll("><", ">\n  <");
    const json = JSON.stringify(JSON.parse(encodeMarcJson(record("json"))), null, 3);
    await load("ZZ-N", Buffer.concat([iso, odd]));
    await load("ZZ-N", `<?xml version="1.0"?><collection>${xml}</collection>`);
    await load("ZZ-N", `[${json}]`);
    for (const [number, content, type, ending] of [
      ["iso", iso, "application/marc", "mrc"],
      ["odd", odd, "application/marc", "mrc"],
      ["xml", Buffer.from(xml), "application/marcxml+xml", "xml"],
      ["json", Buffer.from(json), "application/json", "json"],
    ] as const) {
      const answer = await site.get(recordFileHref("ZZ-N", number, "original"));
      expect([number, answer.status, answer.headers.get("content-type")]).toEqual([number, 200, type]);
      expect(answer.headers.get("content-disposition")).toContain(`filename="ZZ-N-${number}.${ending}"`);
      expect(answer.headers.get("content-security-policy")).toContain("sandbox");
      expect((await bytesOf(answer)).equals(content), number).toBe(true);
    }
  });

  test("is written anew in the format that is asked for, by name or by Accept", async () => {
    await load("ZZ-N", encodeIso2709(one));
    const as = async (format: string, accept?: string) => {
      const path = accept ? "/api/v1/records/ZZ-N/one" : recordFileHref("ZZ-N", "one", format);
      return bytesOf(await site.get(path, accept ? { accept } : {}));
    };
    const marc = await as("marc");
    expect(marc.equals(encodeIso2709(one))).toBe(true);
    expect((await as("", "application/marc")).equals(marc)).toBe(true);
    for (const bytes of [await as("marcxml"), await as("", "text/html;q=0.1, application/marcxml+xml")])
      expect(decodeMarcXml(bytes).record?.fields).toEqual(one.fields);
    for (const bytes of [await as("json"), await as("", "text/html"), await as("", "*/*")])
      expect(decodeMarcJson(bytes).record?.fields).toEqual(one.fields);
    const wrong = await site.get(recordFileHref("ZZ-N", "one", "pdf"));
    expect([wrong.status, await wrong.text()]).toEqual([400, "catalogue.no-format"]);
  });

  test("that no format but its own can hold can still be had as it came", async () => {
    const long = record("long", "x".repeat(60_000), [
      { tag: "500", ind: "  ", subfields: [{ code: "a", value: "y".repeat(60_000) }] },
    ]);
    await load("ZZ-N", `<collection>${encodeMarcXml(long)}</collection>`);
    expect((await site.get(recordFileHref("ZZ-N", "long", "marc"))).status).toBe(409);
    expect((await site.get(recordFileHref("ZZ-N", "long", "original"))).status).toBe(200);
  });

  test("is drawn field by field, what it holds always as text, 880 in its own direction", async () => {
    await load("ZZ-N", encodeIso2709(record(hostile, hostile, [arabic])));
    const page = await site.page(recordHref("ZZ-N", hostile));
    expect(page).not.toContain("<script>alert");
    expect(page.split("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;").length).toBeGreaterThan(
      3,
    );
    expect(page).toContain("Northgate &lt;Library&gt;");
    expect(page).toMatch(/<span dir="rtl">[\s\S]*?<bdi>ألف ليلة وليلة<\/bdi>/);
    expect(page).toMatch(/href="\/editions\/\d+"/);
  });

  test("keeps the fields of its own system from readers' pages, not from its staff", async () => {
    await load("ZZ-N", encodeIso2709(record("staff")));
    const page = await site.page("/records/ZZ-N/staff");
    expect(page).not.toContain("b-staff");
    expect(page).toContain("One field that only concerns");
    site.viewer = northStaff;
    expect(await site.page("/records/ZZ-N/staff")).toContain("b-staff");
    site.viewer = visitor;
  });

  test("is told to be missing where readers see none", async () => {
    for (const path of ["/records/ZZ-N/none", "/api/v1/records/ZZ-N/none", "/records/ZZ-X/one"]) {
      const answer = await site.get(path);
      expect([path, answer.status, await answer.text()]).toEqual([path, 404, "catalogue.no-record"]);
    }
  });
});

describe("a control number in an address", () => {
  const strange = [
    "a/b",
    "/",
    "..",
    ".",
    "%2F",
    "%",
    "a?b=c&d#e",
    "é ü",
    "日本",
    "\\",
    "a b+c",
    "%2E%2E",
    "dots",
    "*",
  ];

  test.each(strange)("leads to its record: %s", async (number) => {
    await load("ZZ-N", encodeIso2709(record(number)));
    expect(await site.page(recordHref("ZZ-N", number))).toContain(`Title of `);
    const answer = await site.get(recordFileHref("ZZ-N", number, "original"));
    expect((await bytesOf(answer)).equals(encodeIso2709(record(number)))).toBe(true);
  });

  test("arrives as it is, whatever its characters", () => {
    const text = fc.string({ unit: "binary", minLength: 1 }).filter((number) => !number.includes("\0"));
    const arrived = (href: string) => {
      const { pathname, searchParams } = new URL(href, "http://site.test");
      return searchParams.get("number") ?? decodeURIComponent(pathname.split("/")[3]!);
    };
    fc.assert(
      fc.property(text, (number) => {
        expect(arrived(recordHref("ZZ-N", number))).toBe(number.toWellFormed());
      }),
    );
  });
});
