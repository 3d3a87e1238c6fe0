import { gzipSync } from "node:zlib";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import type { HouseEnv } from "#kernel/http/env.ts";
import { locales } from "#kernel/i18n/locales.ts";
import { ResultList } from "./components/result-row.tsx";
import { FailurePage, failureStatuses } from "./failure-page.tsx";
import type { Frame } from "./frame.ts";
import { type PageOptions, renderPage } from "./page.tsx";
import { results, works } from "./styleguide/samples.ts";
import { styleguideRoutes } from "./styleguide.tsx";
import { testFrame, testTranslator } from "./testing.ts";

const hostile = `"><script>alert(1)</script><b onload='x'>`;

function appWith(parts: Partial<Frame>) {
  const app = new Hono<HouseEnv>();
  app.use(async (c, next) => {
    c.set("frame", testFrame(parts));
    await next();
  });
  for (const route of styleguideRoutes()) app.on(route.method, route.path, route.handle);
  return app;
}

async function draw(options: PageOptions, parts: Partial<Frame> = {}, body: string = "body") {
  const app = appWith(parts);
  app.get("/page", (c) => renderPage(c, options, <p>{body}</p>));
  const answer = await app.request("/page");
  return { status: answer.status, html: await answer.text() };
}

describe("renderPage", () => {
  it("gives a document in the reader's language and direction", async () => {
    const { html } = await draw({ title: "Search" }, { locale: "ar" });
    expect(html).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/);
    expect(html).toContain("<title>Search - Test Network</title>");
  });

  it("says first in the title that a form has errors", async () => {
    const { html, status } = await draw({ title: "Sign in", status: 422, error: true });
    expect(status).toBe(422);
    expect(html).toContain("<title>Error: Sign in - Test Network</title>");
  });

  it("lets the skip link lead to the main part, which can take the focus", async () => {
    const { html } = await draw({ title: "x" });
    expect(html).toContain('<a class="skip-link" href="#main">');
    expect(html).toMatch(/<main id="main"[^>]*tabindex="-1"/);
  });

  it("shows the chosen appearance on the root, and nothing when the device decides", async () => {
    expect((await draw({ title: "x" }, { theme: "dark" })).html).toMatch(/<html[^>]* data-theme="dark"/);
    expect((await draw({ title: "x" })).html).not.toMatch(/<html[^>]*data-theme/);
  });

  it("offers signing in to visitors, and signing out by POST to the others", async () => {
    expect((await draw({ title: "x" }, { path: "/a?b=1&c" })).html).toContain(
      'href="/sign-in?next=%2Fa%3Fb%3D1%26c"',
    );
    const { html } = await draw({ title: "x" }, { account: { name: "Desk" } });
    expect(html).toContain('<form method="post" action="/sign-out">');
    expect(html).not.toContain("/sign-in");
  });

  it("shows the staff's navigation only where there is one", async () => {
    expect((await draw({ title: "x" })).html).not.toContain("navigation-staff");
    expect((await draw({ title: "x" }, { staffNavigation: [{ href: "/w", label: "Work" }] })).html).toContain(
      "navigation-staff",
    );
  });

  it("leaves the header's search box out where the page has its own", async () => {
    expect((await draw({ title: "x" })).html).toContain('role="search"');
    expect((await draw({ title: "x", ownSearch: true })).html).not.toContain('role="search"');
  });

  it("escapes everything that people wrote", async () => {
    const { html } = await draw(
      { title: hostile, description: hostile, robots: hostile },
      {
        network: hostile,
        query: hostile,
        path: hostile,
        account: { name: hostile },
        navigation: [{ href: "/", label: hostile }],
      },
      hostile,
    );
    expect(html).not.toMatch(/<script>alert|<b onload/);
  });

  it("refuses an async component, which would break the order of the page", async () => {
    const Late = async () => <p>late</p>;
    const app = appWith({});
    app.get("/page", (c) => renderPage(c, { title: "x" }, <Late />));
    app.onError((error, c) => c.text(error.name, 500));
    expect(await (await app.request("/page")).text()).toBe("Bug");
  });
});

it("a page of twenty results with drawn covers keeps to 50 KB, compressed", async () => {
  const rows = Array.from({ length: 20 }, (_, at) => {
    const work = works[at % works.length]!;
    return {
      ...results[at % results.length]!,
      href: `/works/${at}`,
      title: work.title,
      cover: { ...work, id: `work-${at}` },
    };
  });
  const app = appWith({});
  app.get("/page", (c) => renderPage(c, { title: "x" }, <ResultList results={rows} />));
  const html = await (await app.request("/page")).text();
  expect(html.match(/class="result"/g)).toHaveLength(20);
  expect(gzipSync(html).length).toBeLessThanOrEqual(50_000);
});

describe.each(locales)("the style guide in %s", (locale) => {
  const page = async () =>
    (await appWith({ locale, account: { name: "Desk" } }).request("/styleguide")).text();

  it("holds nothing that the content security policy forbids", async () => {
    const html = await page();
    expect(html).not.toMatch(/<[^>]+\sstyle=/i);
    expect(html).not.toMatch(/<style\b/i);
    expect(html).not.toMatch(/<[^>]+\son[a-z]+=/i);
    expect(html.match(/<script\b[^>]*>[^<]*/g)).toEqual(['<script type="module" src="/assets/islands.js">']);
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(html).not.toContain("javascript:");
  });

  it("uses each id once, and names no id that is missing", async () => {
    const html = await page();
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const named = [...html.matchAll(/\s(?:for|aria-describedby|aria-labelledby)="([^"]+)"/g)].flatMap(
      (match) => match[1]!.split(" "),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe("FailurePage", () => {
  it.each(failureStatuses)("says in every language what happened and what to do for %i", (status) => {
    const titles = locales.map((locale) => {
      const html = String(<FailurePage t={testTranslator(locale)} status={status} />);
      expect(html.match(/<h1>/g)).toHaveLength(1);
      return html.match(/<h1>(.*?)<\/h1>/)?.[1];
    });
    expect(new Set(titles).size).toBe(locales.length);
  });

  it("tells an unknown status as a mistake of ours and keeps a hostile message harmless", () => {
    const html = String(<FailurePage t={testTranslator()} status={418} message={hostile} />);
    expect(html).toContain("Something broke on our side");
    expect(html).not.toContain("<script>");
  });
});
