import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { localFiles } from "#kernel/files.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { accountsFolders } from "#modules/accounts";
import { exampleBranchDocument, exampleLibraryDocument } from "../example.ts";
import { type DirectoryDocument, directoryFolders, importDirectory } from "../index.ts";
import { coordinator, northStaff, TestSite, visitor } from "./test-site.ts";

let own: TestDatabase;
let site: TestSite;
let folder: string;

// A Wednesday, 10:00 in London.
const now = new Date("2026-11-25T10:00:00Z");
const evil = `<script>alert("1")</script>&'`;

beforeAll(async () => {
  own = await testDatabase([accountsFolders.migrations, directoryFolders.migrations]);
  folder = await mkdtemp(join(tmpdir(), "directory-"));
  site = new TestSite({ database: own.database, files: localFiles(folder), now });
});
afterAll(async () => {
  await own.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await own.database.query(sql`truncate directory.network, directory.library, directory.branch`);
  Object.assign(site, { viewer: visitor, locale: "en" });
});

const load = (document: DirectoryDocument) => own.database.transaction((tx) => importDirectory(tx, document));

const south = exampleLibraryDocument({
  isil: "ZZ-A/1:b",
  name: "Ábaco Library",
  timeZone: "Asia/Jakarta",
  branches: [
    exampleBranchDocument({
      code: "Gd 2",
      name: "Southport",
      address: { street: "Jalan 2", city: "Southport", postcode: "60111", country: "ID" },
      latitude: -7.25,
      longitude: 112.75,
    }),
  ],
});

function order(html: string, ...texts: string[]): number[] {
  const places = texts.map((text) => html.indexOf(text));
  expect(places.every((place) => place >= 0)).toBe(true);
  return places;
}
const rising = (places: number[]) => places.every((place, at) => at === 0 || place > places[at - 1]!);

describe("the list of libraries", () => {
  test("teaches what belongs there while it is empty", async () => {
    expect(await site.page("/libraries")).toContain("No libraries yet");
  });

  test("stands in the order of the reader's language, with each branch's state by its own clock", async () => {
    await load({
      libraries: [exampleLibraryDocument(), south, exampleLibraryDocument({ isil: "ZZ-Z", name: "Zenith" })],
    });
    const html = await site.page("/libraries");
    expect(rising(order(html, "Ábaco Library", "Northgate Library", "Zenith"))).toBe(true);
    expect(html).toContain("Open now until 5:00");
    expect(html).toContain("Closed now, opens tomorrow at 9:00");
    expect(html).toContain('href="/libraries/ZZ-A%2F1%3Ab/branches/Gd%202"');
  });

  test("stands by distance from a town, a postcode or a position written by hand", async () => {
    await load({ libraries: [exampleLibraryDocument(), south] });
    for (const near of ["southport", "60111", "-7.3, 112.7"]) {
      const html = await site.page(`/libraries?near=${encodeURIComponent(near)}`);
      expect(rising(order(html, ">Southport<", ">Northgate Central<"))).toBe(true);
      expect(html).toMatch(near.startsWith("-") ? /7\.8 km/ : /0 km/);
      expect(html).toContain("noindex");
    }
  });

  test("writes distances and times as the reader's language does", async () => {
    await load({ libraries: [exampleLibraryDocument(), south] });
    site.locale = "es";
    expect(await site.page("/libraries?near=-7.3,112.7")).toContain("7,8 km");
    site.locale = "ar";
    const arabic = await site.page("/libraries");
    expect(arabic).toContain('dir="rtl"');
    expect(arabic).toContain("مفتوحة الآن حتى");
  });

  test("asks back for a town that two regions have, and says so for one that nobody knows", async () => {
    const address = { street: "1", city: "Newton", postcode: "1", country: "GB" };
    const branches = ["North", "South"].map((region) =>
      exampleBranchDocument({ code: region, address: { ...address, region } }),
    );
    await load({ libraries: [exampleLibraryDocument({ branches })] });
    expect(await site.page("/libraries?near=newton")).toContain("Which place do you mean?");
    const unknown = await site.page(`/libraries?near=${encodeURIComponent(evil)}`);
    expect(unknown).toContain("We do not know where");
    expect(unknown).not.toContain("<script>alert");
  });

  test("answers programs with JSON, at the same address and at the API's", async () => {
    await load({ libraries: [exampleLibraryDocument(), south] });
    const [one, other] = await Promise.all([
      site.get("/libraries?near=Southport", { accept: "application/json" }),
      site.get("/api/v1/libraries?near=Southport"),
    ]);
    expect(one.headers.get("vary")).toContain("accept");
    const answer = (await one.json()) as { libraries: { isil: string }[]; nearest: unknown[] };
    expect(answer).toEqual(await other.json());
    expect(answer.libraries.map(({ isil }) => isil)).toEqual(["ZZ-A/1:b", "ZZ-NGT"]);
    expect(answer.nearest[0]).toEqual({ isil: "ZZ-A/1:b", code: "Gd 2", kilometres: 0 });
  });
});

describe("a library's page", () => {
  const { branches } = exampleLibraryDocument();
  test("shows what is known of it, names in the reader's language, and the way to its branches", async () => {
    await load({
      libraries: [
        exampleLibraryDocument({
          symbols: [{ scheme: "OCLC", value: "NGT1" }],
          names: { es: "Biblioteca del norte" },
          website: "https://north.example/",
          about: "First line.\nSecond line.",
          accent: "#1b5661",
          branches,
        }),
      ],
    });
    site.locale = "es";
    const html = await site.page("/libraries/ZZ-NGT");
    for (const text of [
      "<h1",
      "Biblioteca del norte",
      "NGT1",
      "OCLC",
      "https://north.example/",
      "<p>Second line.</p>",
      "Koha",
      "Catálogo compartido · Préstamo entre bibliotecas",
      'fill="#1b5661"',
      "/libraries/ZZ-NGT/branches/MAIN",
    ])
      expect(html).toContain(text);
  });

  test("shows hostile text as text", async () => {
    const branch = exampleBranchDocument({
      name: evil,
      address: { street: evil, city: evil, postcode: "1", country: "GB" },
    });
    await load({
      libraries: [
        exampleLibraryDocument({
          name: evil,
          about: evil,
          localSystem: evil,
          branches: [branch],
          holidays: [{ from: "2026-11-25", to: "2026-11-25", reason: evil }],
        }),
      ],
    });
    site.viewer = coordinator;
    for (const path of [
      "/libraries",
      "/libraries?near=54,1",
      "/libraries/ZZ-NGT",
      "/libraries/ZZ-NGT/branches/MAIN",
      "/staff/libraries",
      "/staff/libraries/ZZ-NGT/edit",
      "/staff/libraries/ZZ-NGT/holidays",
      "/staff/libraries/ZZ-NGT/branches/MAIN/details",
    ]) {
      const html = await site.page(path);
      expect(html).toContain("alert(");
      expect(html).not.toContain("<script>alert");
    }
  });

  test("is not there for an unknown ISIL", async () => {
    const answer = await site.get("/libraries/ZZ-NOBODY");
    expect([answer.status, await answer.text()]).toEqual([404, "directory.no-such-library"]);
  });

  test("leads only its own staff and coordinators to its form", async () => {
    await load({ libraries: [exampleLibraryDocument(), south] });
    const edit = async (path: string) => (await site.page(path)).includes("/edit");
    expect(await edit("/libraries/ZZ-NGT")).toBe(false);
    site.viewer = northStaff;
    expect(await edit("/libraries/ZZ-NGT")).toBe(true);
    expect(await edit("/libraries/ZZ-A%2F1:b")).toBe(false);
    site.viewer = coordinator;
    expect(await edit("/libraries/ZZ-A%2F1:b")).toBe(true);
  });
});

describe("a branch's page", () => {
  test("shows today first, closures ahead, the address, contacts and the position", async () => {
    const branch = exampleBranchDocument({
      phone: "+44 20 7946 0000 ext 12",
      email: "desk@north.example",
      closures: [
        { from: "2026-11-26", to: "2026-11-27", reason: "New shelves" },
        { from: "2026-01-01", to: "2026-01-01", reason: "Long ago" },
      ],
    });
    await load({
      libraries: [
        exampleLibraryDocument({
          branches: [branch],
          holidays: [{ from: "2026-12-24", to: "2026-12-24", reason: "Feast", hours: [["09:00", "12:00"]] }],
        }),
      ],
    });
    const html = await site.page("/libraries/ZZ-NGT/branches/MAIN");
    expect(
      rising(
        order(
          html,
          "Open now until 5:00",
          "Today, Wednesday",
          "New shelves",
          "Feast",
          "1 North Gate",
          "United Kingdom",
        ),
      ),
    ).toBe(true);
    expect(html).not.toContain("Long ago");
    for (const text of [
      'href="geo:54.5,-1.25"',
      'href="tel:+442079460000;ext=12"',
      'href="mailto:desk@north.example"',
      "Greenwich Mean Time",
      "open 9:00",
    ])
      expect(html).toContain(text);
  });

  test("says why it is closed today", async () => {
    await load({
      libraries: [
        exampleLibraryDocument({
          holidays: [{ from: "2026-11-25", to: "2026-11-25", reason: "Founders’ day" }],
        }),
      ],
    });
    const html = await site.page("/libraries/ZZ-NGT/branches/MAIN");
    expect(html).toContain("Closed now, opens tomorrow at 9:00");
    expect(rising(order(html, "Founders’ day", "Closed all day today."))).toBe(true);
  });

  test("tells programs whether it is open and until when", async () => {
    await load({ libraries: [south] });
    const answer = await site.get("/api/v1/libraries/ZZ-A%2F1%3Ab/branches/Gd%202");
    expect(await answer.json()).toMatchObject({
      code: "Gd 2",
      open: false,
      changesAt: "2026-11-26T02:00:00.000Z",
      latitude: -7.25,
    });
  });

  test("is not there for an unknown code", async () => {
    await load({ libraries: [south] });
    expect((await site.get("/libraries/ZZ-A%2F1%3Ab/branches/none")).status).toBe(404);
  });
});
