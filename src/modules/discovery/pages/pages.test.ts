import { describe, expect, test } from "vitest";
import type { Database } from "#kernel/database/database.ts";
import { locales } from "#kernel/i18n/locales.ts";
import type { EditionDetails, EditionSummary, Format, PlacedItem } from "#modules/catalogue";
import type { SearchAnswer, SearchRequest } from "../engine/search-index.ts";
import { apiRoutes } from "../http/search.ts";
import { Names } from "../names.ts";
import { houseAround } from "../testing/house.ts";
import { editionRoutes } from "./edition-routes.tsx";
import { searchRoutes } from "./search-routes.tsx";
import { groupsBetween, leadingEdition, workGroups } from "./work-groups.ts";
import { workRoutes } from "./work-routes.tsx";

const summary: EditionSummary = {
  id: 7,
  work: 7,
  title: "The sea <wide>",
  originalTitle: "海",
  author: "Writer, A.",
  originalAuthor: null,
  year: 1999,
  publisher: "A press",
  format: "book",
  languages: ["eng", "chi"],
  isbn: ["9780747532699"],
  records: [
    { library: "ZZ-N", controlNumber: "a/1" },
    { library: "ZZ-H", controlNumber: "2" },
  ],
  libraries: ["ZZ-N", "ZZ-H"],
};
const blank = { barcode: null, volume: null, copy: null, itemType: null, note: null };
const items: PlacedItem[] = [
  {
    ...blank,
    edition: 7,
    library: "ZZ-N",
    controlNumber: "a/1",
    branch: "MAIN",
    location: "Fiction",
    callNumber: "F 1",
    status: "available",
  },
  {
    ...blank,
    edition: 7,
    library: "ZZ-H",
    controlNumber: "2",
    branch: null,
    location: null,
    callNumber: null,
    status: "on-loan",
  },
];
const details: EditionDetails = {
  ...summary,
  contributors: [],
  editionStatement: "2nd ed.",
  extent: null,
  series: [],
  subjects: ["Oceans"],
  summary: "About water.",
  notes: [],
  links: [],
  hasOtherEditions: false,
  lead: null,
  statements: [
    {
      ...{ kind: "year", value: "1999", sources: [{ library: "ZZ-N", controlNumber: "a/1" }] },
      otherwise: [{ value: "1998", sources: [{ library: "ZZ-H", controlNumber: "2" }] }],
    },
  ],
  holdings: summary.records.map(({ library, controlNumber }) => ({
    library,
    controlNumber,
    statements: [],
    items: items.filter((item) => item.library === library),
  })),
};
/** The other editions of work 5: fourteen books and a film in Spanish. */
const others: EditionSummary[] = Array.from({ length: 15 }, (_, at) => ({
  ...summary,
  ...{ id: 20 + at, work: 5, year: 1980 + at, originalTitle: null, libraries: ["ZZ-H"] },
  ...(at === 14 ? { format: "film" as const, languages: ["spa"], title: "El mar", publisher: null } : {}),
}));
const inWork: EditionSummary = { ...summary, work: 5 };
const names = new Names(
  new Map([
    ["ZZ-N", { name: "Northgate", branches: new Map([["MAIN", "Main branch"]]) }],
    ["ZZ-H", { name: "Harbour", branches: new Map() }],
  ]),
);
const full: SearchAnswer = {
  total: 45,
  editions: [7],
  facets: {
    library: [
      { value: "ZZ-N", count: 30 },
      { value: "ZZ-H", count: 15 },
    ],
    format: [{ value: "book", count: 45 }],
    language: [{ value: "eng", count: 45 }],
  },
};
const empty: SearchAnswer = { total: 0, editions: [], facets: { library: [], format: [], language: [] } };

const workIds = [...others.map(({ id }) => id), 7];

function house(
  answer: SearchAnswer,
  around: Parameters<typeof houseAround>[1] = {},
  joined = false,
  more: Partial<EditionDetails> = {},
) {
  const asked: SearchRequest[] = [];
  const setting = {
    database: {} as Database,
    index: {
      search: async (request: SearchRequest) => {
        asked.push(request);
        return answer;
      },
      state: () => ({ ready: true, documents: 1, behind: false, rebuilt: null, trouble: null }),
      close: async () => {},
    },
    catalogue: {
      editionSummaries: async (_: unknown, ids: readonly number[]) =>
        (joined ? [inWork, ...others] : [summary]).filter(({ id }) => answer.total > 0 && ids.includes(id)),
      editionDetails: async (_: unknown, id: number) =>
        id === 7 ? { ...details, ...more, work: joined ? 5 : 7, hasOtherEditions: joined } : null,
      itemsOf: async () => items,
      successorOf: async (_: unknown, id: number) => (id === 6 ? 7 : null),
      ledEditions: async () => [],
      editionStretches: async () => [],
      editionsInStretch: async () => [],
      editionsOfWork: async (_: unknown, work: number) =>
        joined ? (work === 5 ? workIds : []) : work === 7 ? [7] : [],
    },
    namesIn: async () => names,
    publicUrl: "https://union.example",
    clock: { now: () => new Date("2026-05-05T10:00:00Z") },
  };
  const routes = [
    ...searchRoutes(setting),
    ...editionRoutes(setting),
    ...workRoutes(setting),
    ...apiRoutes(setting),
  ];
  const app = houseAround(routes, around);
  const page = async (path: string) => {
    const answered = await app.request(path);
    const location = answered.headers.get("location");
    return { status: answered.status, location, text: await answered.text() };
  };
  return { asked, page };
}

describe("search as JSON", () => {
  test("answers as its users rely on", async () => {
    const { page, asked } = house(full);
    const { text } = await page(
      "/api/v1/search?q=sea&limit=5&library=ZZ-N&library=ZZ-H&format=book&language=eng",
    );
    expect(JSON.parse(text)).toEqual({
      total: 45,
      results: [
        {
          ...{ edition: 7, work: 7, title: "The sea <wide>", author: "Writer, A.", year: 1999 },
          isbn: ["9780747532699"],
          records: [
            { library: "ZZ-N", control_number: "a/1" },
            { library: "ZZ-H", control_number: "2" },
          ],
        },
      ],
      facets: {
        library: [
          { value: "ZZ-N", label: "Northgate", count: 30 },
          { value: "ZZ-H", label: "Harbour", count: 15 },
        ],
        format: [{ value: "book", label: "Book", count: 45 }],
        language: [{ value: "eng", label: "English", count: 45 }],
      },
    });
    expect(asked[0]).toMatchObject({
      filters: { library: ["ZZ-N", "ZZ-H"], format: ["book"], language: ["eng"] },
      ...{ limit: 5, offset: 0, order: "relevance" },
    });
  });

  test.each(["limit=101", "limit=-1", "limit=many", "offset=10001", "sort=colour", `q=${"x".repeat(1_001)}`])(
    "refuses %s and says what is allowed",
    async (parameters) => {
      const { status, text } = await house(full).page(`/api/v1/search?${parameters}`);
      expect(status).toBe(422);
      expect(JSON.parse(text)).toMatchObject({ code: "discovery.parameter" });
    },
  );

  test("gives an edition with its holdings, and says when there is none", async () => {
    const { page } = house(full);
    const found = JSON.parse((await page("/api/v1/editions/7")).text);
    expect(found.holdings[0]).toMatchObject({
      ...{ library: "ZZ-N", control_number: "a/1" },
      items: [{ branch: "MAIN", call_number: "F 1", status: "available" }],
    });
    for (const id of ["8", "x", "-1", "99999999999999999999"])
      expect((await page(`/api/v1/editions/${id}`)).status).toBe(404);
  });

  test("tells where each statement of an edition comes from to whoever asks", async () => {
    const { page } = house(full);
    expect(JSON.parse((await page("/api/v1/editions/7")).text).sources).toBeUndefined();
    expect(JSON.parse((await page("/api/v1/editions/7?sources=1")).text).sources).toEqual([
      {
        ...{ statement: "year", value: "1999", records: [{ library: "ZZ-N", control_number: "a/1" }] },
        otherwise: [{ value: "1998", records: [{ library: "ZZ-H", control_number: "2" }] }],
      },
    ]);
  });

  test("leads on from an edition that was joined with another", async () => {
    expect(await house(full).page("/api/v1/editions/6?sources=1")).toMatchObject({
      ...{ status: 301, location: "/api/v1/editions/7?sources=1" },
    });
  });
});

describe("the page of results", () => {
  test("tells of each what it is and where the nearest copy is", async () => {
    const { text } = await house(full).page("/search?q=sea");
    expect(text).toContain("45 titles");
    expect(text).toContain("海 (The sea &lt;wide&gt;)");
    expect(text).toContain("On the shelf at Main branch, Northgate");
    expect(text).toContain('href="/editions/7"');
  });

  test("names the reader's own library first", async () => {
    const own = await house(full, { homeLibrary: "ZZ-N" }).page("/search?q=sea");
    expect(own.text).toContain("On the shelf at Main branch, Northgate, your library");
    const other = await house(full, { homeLibrary: "ZZ-H" }).page("/search?q=sea");
    expect(other.text).toMatch(/availability-elsewhere.*On the shelf at Main branch, Northgate/s);
  });

  test("keeps the question, the order and the chosen filters in every link and form", async () => {
    const { text } = await house(full).page("/search?q=sea+air&sort=newest&library=ZZ-N&page=2");
    expect(text).toMatch(/<input[^>]*name="library"[^>]*value="ZZ-N"[^>]*checked/);
    expect(text).toContain('href="/search?q=sea+air&amp;sort=newest"');
    expect(text).toContain('href="/search?q=sea+air&amp;sort=newest&amp;library=ZZ-N&amp;page=3"');
    expect(text).toMatch(/<option value="newest" selected/);
  });

  test("passes over what it cannot read in an address", async () => {
    const { page, asked } = house(full);
    expect((await page("/search?q=sea&page=zero&sort=colour&format=")).status).toBe(200);
    expect(asked[0]).toMatchObject({ offset: 0, order: "relevance", filters: { format: [] } });
  });

  test("says which question is answered instead, and what may have been meant", async () => {
    const { page, asked } = house({ ...full, corrected: "see" });
    const corrected = (await page("/search?q=sxe&library=ZZ-N&page=2")).text;
    expect(asked[0]).toMatchObject({ forgiving: true });
    expect(corrected).toContain("No title has all of these words.");
    expect(corrected).toContain('href="/search?q=see&amp;library=ZZ-N"');
    const suggested = (await house({ ...full, suggestion: "see" }).page("/search?q=sxe")).text;
    expect(suggested).toMatch(/Did you mean <a href="\/search\?q=see"/);
    const json = (await house({ ...full, corrected: "see" }).page("/api/v1/search?q=sxe")).text;
    expect(JSON.parse(json)).toMatchObject({ total: 45, corrected: "see" });
  });

  test("helps where nothing was found, and offers to drop the filters", async () => {
    const { text } = await house(empty).page("/search?q=sea&library=ZZ-N");
    expect(text).toContain("Nothing was found");
    expect(text).toContain("Search without filters");
    expect(text).toMatch(/<input[^>]*value="ZZ-N"[^>]*checked/);
  });
});

describe("the page of an edition", () => {
  test("begins with the answer and shows every library's copies", async () => {
    const { text: whole } = await house(full, { homeLibrary: "ZZ-H" }).page("/editions/7");
    const text = whole.slice(whole.indexOf("<main"));
    const place = (part: string) => {
      expect(text).toContain(part);
      return text.indexOf(part);
    };
    expect(place("On the shelf at Main branch")).toBeLessThan(place("About water."));
    expect(place("About water.")).toBeLessThan(place("Copies in 2 libraries"));
    expect(place("Your library")).toBeLessThan(place("Copies at Northgate"));
    expect(text).toContain('href="/records/ZZ-N/a%2F1"');
    expect(text).toContain('href="/libraries/ZZ-H"');
    expect(text).toContain("English, Chinese");
    expect(text).toContain("Lent out");
  });

  test("says where its words come from, and is gone when no library has it", async () => {
    const { page } = house(full);
    const { text } = await page("/editions/7");
    expect(text).toContain('href="/editions/7/sources"');
    expect(text).not.toContain("Other editions");
    expect((await page("/editions/8")).status).toBe(404);
    expect(await page("/editions/6?lang=es")).toMatchObject({ status: 301, location: "/editions/7?lang=es" });
  });

  test("folds away a long list of subjects", async () => {
    const subjects = Array.from({ length: 12 }, (_, at) => `Subject ${at}`);
    const { text } = await house(full, {}, false, { subjects }).page("/editions/7");
    expect(text).toMatch(/Subject 7.*<summary>Show 4 more<.*Subject 8.*Subject 11/s);
  });

  test("lists other editions by format and language, ten at once", async () => {
    const { text } = await house(full, {}, true).page("/editions/7");
    const list = text.slice(text.indexOf('id="editions"'), text.indexOf('id="cite"'));
    expect(list).toMatch(
      /<h3>Book.*1993.*1984.*<details.*Show 5 more editions.*1983.*<h3>Film.*El mar.*Spanish · in 1 library/s,
    );
    expect(list.slice(0, list.indexOf("<details")).match(/href="\/editions\/\d+"/g)).toHaveLength(10);
    expect(list.match(/<h3>/g)).toHaveLength(2);
    expect(list).toContain('<a href="/works/5">All 16 editions, with their copies</a>');
    expect(list).not.toContain('href="/editions/7"');
  });

  test.each(locales)("speaks %s", async (locale) => {
    for (const path of ["/search?q=sea", "/search", "/editions/7", "/works/5"]) {
      const { status, text } = await house(full, { locale }, true).page(path);
      expect(status).toBe(200);
      expect(text).toContain(`lang="${locale}"`);
    }
    expect((await house(empty, { locale }).page("/search?q=sea")).status).toBe(200);
  });
});

describe("the page of a work", () => {
  test("answers whether one can have it, then lists its editions by format and language", async () => {
    const { text } = await house(full, {}, true).page("/works/5");
    expect(text).toContain('<link rel="canonical" href="/works/5"/>');
    expect(text).toContain("Work with 16 editions");
    expect(text).toMatch(
      /<h1[^>]*><bdi[^>]*>海 \(The sea &lt;wide&gt;\).*On the shelf at Main branch.*<h2>Book/s,
    );
    expect(text).toMatch(/<h2>Book.*1999.*1993.*1980.*<h2>Film.*El mar.*Spanish/s);
    expect(text).toMatch(/Northgate<\/bdi>.*\(1 on the shelf\).*Harbour/s);
  });

  test("shows the one edition of a work that has no other", async () => {
    const { text, status } = await house(full).page("/works/7");
    expect([status, text.match(/href="\/editions\/7"/g)?.length]).toEqual([200, 1]);
    expect(text).toContain("Work with 1 edition<");
  });

  test("leads on from the id of an edition to its work, and from one that was joined with another", async () => {
    const { page } = house(full, {}, true);
    expect(await page("/works/7")).toMatchObject({ status: 302, location: "/works/5" });
    expect(await page("/works/6")).toMatchObject({ status: 301, location: "/works/5" });
    for (const id of ["8", "x", "0", "99999999999999999999"])
      expect((await page(`/works/${id}`)).status).toBe(404);
  });

  test("has further pages where it has many editions", async () => {
    const many = Array.from({ length: 90 }, (_, at) => ({ ...others[0]!, id: 100 + at, year: 1900 + at }));
    const groups = workGroups(many, () => false);
    expect(groupsBetween(groups, 40, 80).flatMap(({ editions }) => editions.map(({ year }) => year))).toEqual(
      Array.from({ length: 40 }, (_, at) => 1949 - at),
    );
    expect(groupsBetween(groups, 80, 120)[0]!.editions).toHaveLength(10);
    expect(groupsBetween(groups, 90, 120)).toEqual([]);
  });

  test("begins with what most libraries have, and in each format with the reader's language", () => {
    const edition = (id: number, format: Format, language: string, libraries: number) => ({
      ...{ ...summary, id, format, languages: [language] },
      libraries: Array.from({ length: libraries }, (_, at) => `ZZ-${at}`),
    });
    const editions = [
      ...[edition(1, "film", "eng", 4), edition(2, "book", "fre", 3), edition(3, "book", "spa", 1)],
      ...[edition(4, "book", "eng", 2), edition(5, "map", "eng", 4)],
    ];
    const ordered = workGroups(editions, (language) => language === "spa");
    expect(ordered.map(({ format, editions }) => [format, editions.map(({ id }) => id)])).toEqual([
      ["book", [3, 2, 4]],
      ["film", [1]],
      ["map", [5]],
    ]);
    expect(leadingEdition(editions, (language) => language === "fre")?.id).toBe(2);
    expect(leadingEdition(editions, () => false)?.id).toBe(1);
  });
});
