import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { PageHeader } from "./components/page-header.tsx";
import { FailurePage } from "./failure-page.tsx";
import { frameOf } from "./frame.ts";
import { renderPage } from "./page.tsx";
import { Buttons, Cards, Notices, States } from "./styleguide/actions.tsx";
import { Fields, WrongFields } from "./styleguide/fields.tsx";
import { Covers, Results, Search, Ways } from "./styleguide/lists.tsx";
import { Colours, Icons, Tables, Type } from "./styleguide/parts.tsx";

function showGuide(c: HouseContext): Response {
  const { t, locale } = frameOf(c);
  return renderPage(
    c,
    { title: "Style guide", wide: true, robots: "noindex" },
    <>
      <PageHeader
        kicker="For those who build"
        title="Style guide"
        lead="Everything that pages are made of, in every state. The sample texts are not translated."
      />
      <Search t={t} />
      <Covers />
      <Results t={t} locale={locale} />
      <Ways t={t} />
      <Buttons />
      <States t={t} />
      <Notices t={t} />
      <Cards t={t} />
      <Tables />
      <Fields t={t} />
      <WrongFields t={t} />
      <Type />
      <Colours />
      <Icons />
    </>,
  );
}

function showFailure(c: HouseContext): Response {
  const status = Number(c.req.param("status"));
  const { t } = frameOf(c);
  return renderPage(c, { title: "Failure" }, <FailurePage t={t} status={status} requestId="req-0000" />);
}

/** The style guide: every component in every state. For development and the demo. */
export function styleguideRoutes(): Route[] {
  return [
    { method: "GET", path: "/styleguide", needs: "public.read", handle: showGuide },
    { method: "GET", path: "/styleguide/failure/:status", needs: "public.read", handle: showFailure },
    {
      method: "GET",
      path: "/styleguide/progress",
      needs: "public.read",
      handle: (c) => c.json({ done: 40, total: 100, text: "40 of 100", finished: false }),
    },
  ];
}
