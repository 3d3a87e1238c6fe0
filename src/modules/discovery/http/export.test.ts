import { describe, expect, test } from "vitest";
import type { Database } from "#kernel/database/database.ts";
import { locales } from "#kernel/i18n/locales.ts";
import type { EditionDetails, EditionSummary } from "#modules/catalogue";
import { readBibtex } from "#standards/bibtex/bibtex.ts";
import { readOaiDc } from "#standards/dublin-core/oai-dc.ts";
import { decodeMarcXml } from "#standards/marc/marcxml.ts";
import { readRis } from "#standards/ris/ris.ts";
import type { SearchRequest } from "../engine/search-index.ts";
import { Names } from "../names.ts";
import { editionRoutes } from "../pages/edition-routes.tsx";
import { searchRoutes } from "../pages/search-routes.tsx";
import { houseAround } from "../testing/house.ts";
import { leadRecord } from "../testing/lead-record.ts";
import { exportRoutes, slugOf } from "./export.ts";
import { exportFormats } from "./export-formats.ts";
import { sitemapRoutes } from "./sitemap.ts";

const title = "The sea </script><!-- wide";
const summary = (id: number): EditionSummary => ({
  ...{ id, work: 5, title: `${title}: a study`, originalTitle: null, author: "Writer, Ada" },
  ...{ originalAuthor: null, year: 1999, publisher: "A press", format: "book", languages: ["eng"] },
  ...{ isbn: ["9780747532699"], records: [{ library: "ZZ-N", controlNumber: "a/1" }], libraries: ["ZZ-N"] },
});
const blank = { branch: null, location: null, callNumber: null, barcode: null, volume: null, copy: null };
const item = { ...blank, itemType: null, note: null };
const details = (id: number, more: Partial<EditionDetails> = {}): EditionDetails => ({
  ...summary(id),
  ...{ contributors: [], editionStatement: "2nd ed.", extent: null, series: [], subjects: ["Sea"] },
  ...{ summary: "About water.", notes: [], links: [], hasOtherEditions: false, statements: [] },
  holdings: [
    { library: "ZZ-N", controlNumber: "a/1", statements: [], items: [{ ...item, status: "available" }] },
    { library: "ZZ-H", controlNumber: "2", statements: [], items: [{ ...item, status: "unknown" }] },
    { library: "ZZ-O", controlNumber: "3", statements: [], items: [{ ...item, status: "on-loan" }] },
  ],
  lead: leadRecord(title),
  ...more,
});

/** A house whose search finds so many editions; edition 6 was joined with 7. */
function house(found = 0, edition = details(7), around: Parameters<typeof houseAround>[1] = {}) {
  const asked: SearchRequest[] = [];
  const read: number[] = [];
  const setting = {
    database: {} as Database,
    index: {
      search: async (request: SearchRequest) => {
        asked.push(request);
        const { offset, limit } = request;
        const ids = Array.from(
          { length: Math.max(0, Math.min(limit, found - offset)) },
          (_, at) => offset + at + 1,
        );
        // The last of a page comes again on the next, as when the index changes meanwhile.
        const editions = offset === 0 ? ids : [offset, ...ids.slice(1)];
        return { total: found, editions, facets: { library: [], format: [], language: [] } };
      },
      state: () => ({ ready: true, documents: 1, behind: false, rebuilt: null, trouble: null }),
      close: async () => {},
    },
    catalogue: {
      editionSummaries: async (_: unknown, ids: readonly number[]) => ids.map(summary),
      editionDetails: async (_: unknown, id: number) => (id === 7 ? edition : null),
      itemsOf: async () => [],
      successorOf: async (_: unknown, id: number) => (id === 6 ? 7 : null),
      editionsOfWork: async () => [7],
      ledEditions: async (_: unknown, ids: readonly number[]) => {
        read.push(ids.length);
        return ids.map((id) => ({ edition: summary(id), lead: id === 3 ? null : leadRecord(title) }));
      },
      editionStretches: async () => [0, 12],
      editionsInStretch: async (_: unknown, stretch: number, size: number) =>
        stretch === 12 ? [12 * size, 12 * size + 7] : [],
    },
    namesIn: async () => new Names(new Map([["ZZ-N", { name: "Northgate", branches: new Map() }]])),
    publicUrl: "https://union.example",
    clock: { now: () => new Date("2026-05-05T10:00:00Z") },
  };
  const routes = [
    ...[...editionRoutes(setting), ...searchRoutes(setting)],
    ...[...exportRoutes(setting), ...sitemapRoutes(setting)],
  ];
  const app = houseAround(routes, around);
  const get = async (path: string, accept?: string) => {
    const answer = await app.request(path, accept === undefined ? {} : { headers: { accept } });
    const { status, headers } = answer;
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status, headers, bytes, text: bytes.toString() };
  };
  return { get, asked, read };
}

describe("an edition as a file", () => {
  test.each([
    ["ris", "application/x-research-info-systems; charset=utf-8", "ris"],
    ["bibtex", "application/x-bibtex; charset=utf-8", "bib"],
    ["marc", "application/marc", "mrc"],
    ["marcxml", "application/marcxml+xml", "xml"],
    ["dc", "application/xml", "xml"],
    ["json", "application/json", "json"],
  ])("in %s has the type %s and a name that says what it is", async (format, type, ending) => {
    const { status, headers } = await house().get(`/editions/7/export?format=${format}`);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe(type);
    expect(headers.get("content-disposition")).toBe(
      `attachment; filename="the-sea-script-wide-a-study-7.${ending}"`,
    );
  });

  test("says the same in every format", async () => {
    const { get } = house();
    const text = async (format: string) => (await get(`/editions/7/export?format=${format}`)).text;
    const [ris] = readRis(await text("ris"));
    expect(ris).toMatchObject({ type: "BOOK" });
    expect(ris?.fields).toEqual(
      expect.arrayContaining([
        ["AU", "Writer, Ada"],
        ["AU", "Second, Bo"],
        ["TI", `${title}: a study`],
        ["KW", "Sea -- History"],
        ["UR", "https://union.example/editions/7"],
      ]),
    );
    const [entry] = readBibtex(await text("bibtex"));
    expect(entry).toMatchObject({ type: "book", key: "writer1999script-7" });
    const [description] = readOaiDc(await text("dc"));
    expect(description).toContainEqual(["title", `${title}: a study`]);
    expect(JSON.parse(await text("json"))).toMatchObject({
      edition: 7,
      holdings: [{ library: "ZZ-N" }, {}, {}],
    });
    const xml = decodeMarcXml(Buffer.from((await text("marcxml")).replace(/^<\?xml.*\n/, "")));
    expect(xml.faults).toEqual([]);
    expect(xml.record?.fields.slice(0, 3)).toEqual([
      { tag: "001", value: "7" },
      { tag: "003", value: "union.example" },
      { tag: "035", ind: "  ", subfields: [{ code: "a", value: "(ZZ-N)a/1" }] },
    ]);
    expect((await get("/editions/7/export?format=marc")).bytes.subarray(-1)).toEqual(Buffer.from([0x1d]));
  });

  test("is what a program accepts at the edition's own address", async () => {
    const { get } = house();
    for (const [accept, type] of [
      ["application/marcxml+xml", "application/marcxml+xml"],
      ["application/x-bibtex;q=0.9, text/html;q=0.1", "application/x-bibtex; charset=utf-8"],
      ["application/json", "application/json"],
      ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=UTF-8"],
      ["*/*", "text/html; charset=UTF-8"],
      ["image/png", "text/html; charset=UTF-8"],
    ] as const) {
      const { headers } = await get("/editions/7", accept);
      expect(headers.get("content-type")).toBe(type);
      expect(headers.get("vary")).toContain("accept");
      expect(headers.get("content-disposition")).toBeNull();
    }
  });

  test("leads on where the edition was joined, and says what formats there are", async () => {
    const { get } = house();
    const moved = await get("/editions/6/export?format=ris");
    expect([moved.status, moved.headers.get("location")]).toEqual([301, "/editions/7/export?format=ris"]);
    const unknown = await get("/editions/7/export?format=docx");
    expect(unknown.status).toBe(400);
    expect(JSON.parse(unknown.text)).toMatchObject({ code: "discovery.no-format" });
    expect((await get("/editions/8/export?format=ris")).status).toBe(404);
  });

  test("that MARC cannot hold says so, and can still be cited", async () => {
    const { get } = house(0, details(7, { lead: null }));
    for (const format of ["marc", "marcxml"])
      expect((await get(`/editions/7/export?format=${format}`)).status).toBe(409);
    expect(readRis((await get("/editions/7/export?format=ris")).text)[0]?.fields).toContainEqual([
      "AU",
      "Writer, Ada",
    ]);
    const long = { tag: "520", ind: "  ", subfields: [{ code: "a", value: "x".repeat(10_000) }] };
    const tooLong = house(0, details(7, { lead: leadRecord(title, long) }));
    expect((await tooLong.get("/editions/7/export?format=marc")).status).toBe(409);
    expect((await tooLong.get("/editions/7/export?format=marcxml")).status).toBe(200);
  });

  test.each([
    ["The Sea, Around us!", "the-sea-around-us"],
    ["Über Flüsse", "uber-flusse"],
    ["海", "edition"],
    ["../../etc/passwd\r\n", "etc-passwd"],
  ])("%s is named %s", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});

describe("the results of a search as one file", () => {
  test("hold each edition once, for the same question and filters", async () => {
    const { get, asked, read } = house(230);
    const { text, headers } = await get(
      "/search/export?as=ris&q=sea&format=book&language=eng&sort=newest&page=3",
    );
    const ids = readRis(text).map(({ fields }) => Number(fields.find(([tag]) => tag === "ID")?.[1]));
    expect(ids).toHaveLength(228);
    expect(new Set(ids).size).toBe(228);
    expect(asked.map(({ offset }) => offset)).toEqual([0, 100, 200]);
    expect(asked[2]).toMatchObject({ order: "newest", filters: { format: ["book"], language: ["eng"] } });
    expect(Math.max(...read)).toBeLessThanOrEqual(50);
    expect(headers.get("content-disposition")).toBe('attachment; filename="search-results.ris"');
  });

  test("end after five hundred", async () => {
    const { get, asked } = house(10_000);
    const { total, results } = JSON.parse((await get("/search/export?as=json")).text);
    expect([total, results.length]).toEqual([10_000, 496]);
    expect(asked).toHaveLength(5);
  });

  test.each(exportFormats)("are one whole file in %s, also where nothing is found", async (format) => {
    for (const found of [0, 1, 5]) {
      const { status, text, bytes } = await house(found).get(`/search/export?as=${format}&q=sea`);
      expect(status).toBe(200);
      const ofMarc = found === 5 ? 4 : found;
      if (format === "ris") expect(readRis(text)).toHaveLength(found);
      if (format === "bibtex") expect(readBibtex(text)).toHaveLength(found);
      if (format === "dc") expect(readOaiDc(text)).toHaveLength(found);
      if (format === "json") expect(JSON.parse(text).results).toHaveLength(found);
      if (format === "marc") expect(bytes.filter((byte) => byte === 0x1d)).toHaveLength(ofMarc);
      if (format === "marcxml") {
        expect(text.match(/<record>/g) ?? []).toHaveLength(ofMarc);
        expect(text).toMatch(/^<\?xml.*<collection xmlns=.*<\/collection>\n$/s);
      }
    }
  });

  test("are offered beside the results", async () => {
    const { text } = await house(600).get("/search?q=sea&format=book");
    expect(text).toContain("Save the descriptions of the first 500 titles");
    expect(text).toContain('href="/search/export?as=ris&amp;q=sea&amp;format=book"');
    expect((await house(1).get("/search?q=sea")).text).toContain("Save the description of this title");
    expect((await house(0).get("/search?q=sea")).text).not.toContain("/search/export");
  });
});

describe("the page of an edition", () => {
  test("cites it in three styles", async () => {
    const { text } = await house(0, details(7, { lead: leadRecord("The sea") })).get("/editions/7");
    expect([...text.matchAll(/<bdi data-text[^>]*>(.*?)<\/bdi>/g)].map(([, citation]) => citation)).toEqual([
      "Writer, A., &amp; Second, B. (1999). <i>The sea: A study</i> (2nd ed.). A press.",
      "Writer, Ada, and Bo Second. <i>The Sea: A Study</i>. 2nd ed., A press, 1999.",
      "Writer, Ada, and Bo Second. <i>The Sea: A Study</i>. 2nd ed. New York: A press, 1999.",
    ]);
    expect(text).toContain('href="/editions/7/export?format=bibtex"');
  });

  test("tells programs what it is, where it is offered, and nothing that is not known", async () => {
    const { text } = await house().get("/editions/7");
    const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text) ?? [];
    expect(json).not.toMatch(/[<>&]/);
    const data = JSON.parse(json);
    expect(data).toMatchObject({
      "@type": "Book",
      "@id": "https://union.example/editions/7",
      name: `${title}: a study`,
      author: [{ "@type": "Person", name: "Ada Writer" }, { name: "Bo Second" }],
      isbn: "9780747532699",
      inLanguage: "en",
      exampleOfWork: { "@id": "https://union.example/works/5" },
    });
    expect(data.offers.map(({ availability }: { availability?: string }) => availability)).toEqual([
      "https://schema.org/InStock",
      undefined,
      "https://schema.org/OutOfStock",
    ]);
    expect(data.offers[0].offeredBy).toMatchObject({
      name: "Northgate",
      url: "https://union.example/libraries/ZZ-N",
    });
    expect(Object.values(data)).not.toContain(null);
    expect(text).toContain('<meta property="og:url" content="https://union.example/editions/7"/>');
    expect(text).toContain('<meta property="og:type" content="book"/>');
    expect(text).toContain('<link rel="alternate" type="application/marcxml+xml"');
  });

  test.each(locales)("speaks %s", async (locale) => {
    const { text } = await house(0, details(7), { locale }).get("/editions/7");
    expect(text).toContain('id="cite"');
    expect(text).not.toMatch(/discovery\.(cite|export)\./);
  });
});

describe("what search engines read", () => {
  test("is told by robots.txt", async () => {
    const { text, headers } = await house().get("/robots.txt");
    expect(headers.get("content-type")).toMatch(/^text\/plain/);
    expect(text).toContain("\nDisallow: /search\n");
    expect(text).toContain("\nSitemap: https://union.example/sitemap.xml\n");
  });

  test("is an index of pages, and pages of editions", async () => {
    const { get } = house();
    const index = (await get("/sitemap.xml")).text;
    expect(index.match(/<loc>(.*?)<\/loc>/g)).toEqual([
      "<loc>https://union.example/sitemaps/editions-0.xml</loc>",
      "<loc>https://union.example/sitemaps/editions-12.xml</loc>",
    ]);
    const page = await get("/sitemaps/editions-12.xml");
    expect(page.headers.get("content-type")).toBe("application/xml; charset=utf-8");
    expect(page.text.match(/<loc>(.*?)<\/loc>/g)).toEqual([
      "<loc>https://union.example/editions/120000</loc>",
      "<loc>https://union.example/editions/120007</loc>",
    ]);
    for (const name of ["editions-0.xml", "editions-012.xml", "editions-99999999999.xml", "x"])
      expect((await get(`/sitemaps/${name}`)).status).toBe(404);
  });
});
