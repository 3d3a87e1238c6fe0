import type { HouseContext } from "#kernel/http/env.ts";
import type { Failure } from "#kernel/http/failure.ts";
import { FailurePage, failureTitle } from "#web/failure-page.tsx";
import { type PageOptions, renderPage } from "#web/page.tsx";

/** A failure as a page in the site's frame. */
export function showFailure(c: HouseContext, { status, message, requestId }: Failure): Response {
  const t = c.get("t");
  const options: PageOptions = { title: failureTitle(t, status), robots: "noindex" };
  const page = renderPage(
    c,
    options,
    <FailurePage t={t} status={status} message={message} requestId={status >= 500 ? requestId : undefined} />,
  );
  return new Response(page.body, { status, headers: page.headers });
}
