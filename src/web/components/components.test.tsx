import { describe, expect, it } from "vitest";
import { testTranslator } from "../testing.ts";
import { Breadcrumbs } from "./breadcrumbs.tsx";
import { Button, LinkButton } from "./button.tsx";
import { Card } from "./card.tsx";
import { Chip, ChipList } from "./chip.tsx";
import { DataTable } from "./data-table.tsx";
import { DefinitionList } from "./definition-list.tsx";
import { EmptyState } from "./empty-state.tsx";
import { FacetGroup } from "./facet-group.tsx";
import { FilterPanel } from "./filter-panel.tsx";
import { Icon } from "./icon.tsx";
import { type IconName, iconPaths, mirroredIcons } from "./icon-paths.ts";
import { Notice } from "./notice.tsx";
import { Pagination, pagesAround } from "./pagination.tsx";
import { LiveProgress } from "./progress.tsx";
import { ResultRow } from "./result-row.tsx";
import { SearchBox } from "./search-box.tsx";
import { AvailabilityLine, StateBadge } from "./state-badge.tsx";
import { Tabs } from "./tabs.tsx";
import { Timeline } from "./timeline.tsx";

const t = testTranslator();
const bad = `"><script>x</script>`;
const cover = { id: bad, title: bad, author: bad, lang: bad };

const withHostileText = {
  Breadcrumbs: <Breadcrumbs t={t} trail={[{ label: bad, href: bad }, { label: bad }]} />,
  Button: (
    <Button name={bad} value={bad}>
      {bad}
    </Button>
  ),
  LinkButton: (
    <LinkButton href={bad} label={bad}>
      {bad}
    </LinkButton>
  ),
  Card: (
    <Card title={bad} href={bad}>
      {bad}
    </Card>
  ),
  Chip: <Chip t={t} label={bad} removeHref={bad} />,
  DataTable: <DataTable caption={bad} columns={[{ label: bad, cell: () => bad }]} rows={[1]} />,
  DefinitionList: <DefinitionList items={[{ term: bad, details: bad }]} />,
  EmptyState: <EmptyState title={bad} text={bad} action={{ href: bad, label: bad }} />,
  FacetGroup: <FacetGroup t={t} locale="en" legend={bad} name={bad} options={[{ value: bad, label: bad }]} />,
  FilterPanel: <FilterPanel t={t} action={bad} hidden={{ [bad]: [bad] }} chosen={1} clearHref={bad} />,
  Icon: <Icon name="book" label={bad} />,
  Notice: (
    <Notice t={t} kind="error" title={bad}>
      {bad}
    </Notice>
  ),
  LiveProgress: <LiveProgress src={bad} next={bad} id="p" label={bad} text={bad} />,
  ResultRow: (
    <ResultRow
      result={{
        href: bad,
        title: bad,
        titleLang: bad,
        author: bad,
        year: bad,
        format: { icon: "book", label: bad },
        editions: bad,
        availability: { state: "available", text: bad },
        action: { href: bad, label: bad },
        cover,
      }}
    />
  ),
  SearchBox: <SearchBox t={t} query={bad} hidden={{ [bad]: bad }} example={bad} large />,
  StateBadge: <StateBadge state="waiting" text={bad} />,
  Tabs: <Tabs label={bad} tabs={[{ href: bad, label: bad, count: bad }]} />,
  Timeline: (
    <Timeline
      t={t}
      steps={[{ title: bad, state: "now", text: bad, time: { iso: bad, text: bad, exact: bad } }]}
    />
  ),
};

it.each(Object.entries(withHostileText))("%s escapes what people wrote", (_, element) => {
  const html = String(element);
  expect(html).toContain("&lt;script&gt;");
  expect(html).not.toMatch(/<script|""/);
});

describe("Icon", () => {
  it("is passed over by screen readers unless it has a word of its own", () => {
    expect(String(<Icon name="search" />)).toContain('aria-hidden="true"');
    const named = String(<Icon name="search" label="Search" />);
    expect(named).toContain('role="img" aria-label="Search"');
    expect(named).not.toContain("aria-hidden");
  });

  it("is mirrored where it shows a direction of reading, and nowhere else", () => {
    expect(String(<Icon name="chevron-forward" />)).toContain("icon-mirrored");
    for (const name of ["check", "clock", "search", "music"] as const)
      expect(mirroredIcons.has(name)).toBe(false);
  });

  it("stays on its field of 24 by 24", () => {
    for (const name of Object.keys(iconPaths) as IconName[]) {
      const starts = [
        ...iconPaths[name].replace(/^m/, "M").matchAll(/[ML](-?[\d.]+)[ ,]?(-?[\d.]+)/g),
      ].flatMap((match) => [Number(match[1]), Number(match[2])]);
      expect(starts.length, name).toBeGreaterThan(0);
      for (const at of starts) expect(at >= 0 && at <= 24, `${name} ${at}`).toBe(true);
    }
  });
});

describe("Pagination", () => {
  it.each([
    [1, 1, [1]],
    [1, 2, [1, 2]],
    [1, 20, [1, 2, null, 20]],
    [4, 20, [1, 2, 3, 4, 5, null, 20]],
    [10, 20, [1, null, 9, 10, 11, null, 20]],
    [20, 20, [1, null, 19, 20]],
  ])("offers for page %i of %i the pages %j", (page, pages, expected) => {
    expect(pagesAround(page, pages)).toEqual(expected);
  });

  it("draws nothing for one page, and no way back from the first", () => {
    const draw = (page: number, pages: number) =>
      String(<Pagination t={t} locale="en" page={page} pages={pages} hrefOf={(each) => `?page=${each}`} />);
    expect(draw(1, 1)).toBe("");
    expect(draw(1, 3)).not.toContain('rel="prev"');
    expect(draw(1, 3)).toContain('href="?page=2" rel="next"');
    expect(draw(3, 3)).toContain('href="?page=2" rel="prev"');
    expect(draw(3, 3)).not.toContain('rel="next"');
    expect(draw(2, 3).match(/aria-current="page"/g)).toHaveLength(1);
  });

  it("writes the numbers as the language does", () => {
    const t = testTranslator("id");
    expect(String(<Pagination t={t} locale="id" page={1200} pages={1200} hrefOf={String} />)).toContain(
      ">1.200<",
    );
  });
});

describe("states", () => {
  it.each(["available", "elsewhere", "waiting", "not-possible"] as const)(
    "%s is said by icon and word, not by colour alone",
    (state) => {
      for (const html of [
        String(<StateBadge state={state} text="Word" />),
        String(<AvailabilityLine state={state} text="Word" />),
      ]) {
        expect(html).toContain("<svg");
        expect(html).toContain("Word");
      }
    },
  );
});

describe("Notice", () => {
  it("is spoken at once for errors and in its turn for all else", () => {
    expect(String(<Notice t={t} kind="error" />)).toContain('role="alert"');
    expect(String(<Notice t={t} kind="success" />)).toContain('role="status"');
    expect(String(<Notice t={t} kind="warning" />)).toContain('aria-label="Take care"');
  });
});

describe("DataTable", () => {
  const html = String(
    <DataTable
      caption="Loans"
      columns={[
        { label: "Title", heading: true, cell: (row: { title: string; count: number }) => row.title },
        { label: "Times", numeric: true, cell: (row) => row.count },
      ]}
      rows={[{ title: "Emma", count: 0 }]}
    />,
  );

  it("has its caption and the scope of each heading", () => {
    expect(html).toContain("<caption>Loans</caption>");
    expect(html.match(/scope="col"/g)).toHaveLength(2);
    expect(html).toMatch(/<th scope="row"[^>]*><span dir="auto">Emma/);
  });

  it("shows a zero as a zero, with its column's name for narrow screens", () => {
    expect(html).toMatch(/<td[^>]*class="numeric" data-label="Times"><span dir="auto">0<\/span>/);
  });
});

describe("FacetGroup", () => {
  const options = Array.from({ length: 8 }, (_, at) => ({
    value: `v${at}`,
    label: `V${at}`,
    count: 1000,
    checked: at === 7,
  }));

  it("folds what is beyond the first six, and stands open when a chosen one is among these", () => {
    const html = String(<FacetGroup t={t} locale="es" legend="L" name="n" options={options} />);
    expect(html).toContain("Show 2 more");
    expect(html).toContain('<details class="more" open="">');
    expect(
      String(<FacetGroup t={t} locale="en" legend="L" name="n" options={options.slice(0, 6)} />),
    ).not.toContain("details");
  });
});

describe("FilterPanel", () => {
  it("carries along every value that the address must keep", () => {
    const html = String(<FilterPanel t={t} action="/search" hidden={{ q: "a", order: ["x", "y"] }} />);
    expect(html.match(/type="hidden"/g)).toHaveLength(3);
    expect(html).not.toContain("Clear all");
  });
});

describe("ChipList", () => {
  it("gives each chip its own list item, however they were made", () => {
    const chips = ["a", "b"].map((label) => <Chip t={t} label={label} removeHref="/" />);
    expect(String(<ChipList label="Chosen">{chips}</ChipList>).match(/<li>/g)).toHaveLength(2);
    expect(String(<ChipList label="Chosen">{chips[0]}</ChipList>).match(/<li>/g)).toHaveLength(1);
  });
});

describe("ResultRow", () => {
  it("keeps the language and direction of the title and says which work its button means", () => {
    const html = String(
      <ResultRow
        level={3}
        result={{
          href: "/w/1",
          title: "ألف ليلة",
          titleLang: "ar",
          titleDir: "rtl",
          format: { icon: "book", label: "Book" },
          action: { href: "/r/1", label: "Request" },
          cover: { id: "1", title: "ألف ليلة" },
        }}
      />,
    );
    expect(html).toContain('<bdi lang="ar" dir="rtl">ألف ليلة</bdi>');
    expect(html).toContain('aria-label="Request: ألف ليلة"');
    expect(html).toContain("<h3");
  });
});
