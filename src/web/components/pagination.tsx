import { formatNumber } from "#kernel/i18n/format.ts";
import type { Locale } from "#kernel/i18n/locales.ts";
import type { Translate } from "#kernel/i18n/messages.ts";
import { Icon } from "./icon.tsx";

interface PaginationProps {
  t: Translate;
  locale: Locale;
  /** The page shown, from 1. */
  page: number;
  /** How many pages there are; nothing is drawn for fewer than two. */
  pages: number;
  hrefOf: (page: number) => string;
}

/** The pages to offer: the first, the last, those around the current one, and `null` for a gap. */
export function pagesAround(page: number, pages: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((each) => each >= 1 && each <= pages);
  const sorted = [...new Set(wanted)].sort((a, b) => a - b);
  return sorted.flatMap((each, at) => {
    const before = sorted[at - 1] ?? each - 1;
    if (each - before === 2) return [each - 1, each];
    return each - before > 2 ? [null, each] : [each];
  });
}

function Step({ href, rel, label }: { href: string; rel: "prev" | "next"; label: string }) {
  return (
    <a class={`page-step page-step-${rel}`} href={href} rel={rel}>
      {rel === "prev" && <Icon name="chevron-back" />}
      <span>{label}</span>
      {rel === "next" && <Icon name="chevron-forward" />}
    </a>
  );
}

/** Links to the pages of a long list. */
export function Pagination({ t, locale, page, pages, hrefOf }: PaginationProps) {
  if (pages < 2) return null;
  return (
    <nav class="pagination" aria-label={t("web.pagination.label")}>
      {page > 1 && <Step href={hrefOf(page - 1)} rel="prev" label={t("web.pagination.previous")} />}
      <ul>
        {pagesAround(page, pages).map((each) =>
          each === null ? (
            <li class="page-gap" aria-hidden="true">
              …
            </li>
          ) : (
            <li>
              <a
                class="page-number"
                href={hrefOf(each)}
                aria-label={t("web.pagination.page", { page: each })}
                aria-current={each === page ? "page" : undefined}
              >
                {formatNumber(locale, each)}
              </a>
            </li>
          ),
        )}
      </ul>
      {page < pages && <Step href={hrefOf(page + 1)} rel="next" label={t("web.pagination.next")} />}
    </nav>
  );
}
