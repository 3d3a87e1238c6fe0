import type { Page } from "playwright-core";
import type { Who } from "./sign-in.ts";

/** One page of the picture set. */
interface ShownPage {
  /** Begins the names of its pictures. */
  readonly name: string;
  readonly who: Who;
  /** Its address, or how to find one. */
  readonly path: string | ((origin: string) => Promise<string>);
  /** What is done before the picture is taken. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

interface Found {
  readonly results: readonly {
    readonly edition: string;
    readonly title: string;
    readonly author: string | null;
    readonly records: readonly { readonly library: string }[];
  }[];
}

async function search(origin: string, query: string): Promise<Found["results"]> {
  const answer = await fetch(`${origin}/api/v1/search?${query}`);
  return ((await answer.json()) as Found).results;
}

/** The edition of a search that is first by some measure. */
function edition(query: string, measure: (result: Found["results"][number]) => number) {
  return async (origin: string) => {
    const results = await search(origin, `${query}&limit=50`);
    const [first] = [...results].sort((a, b) => measure(b) - measure(a));
    if (!first) throw new Error(`The demo holds nothing for ${query}.`);
    return `/editions/${first.edition}`;
  };
}

const openMenus = (page: Page) => page.locator("header details.menu").first().locator("summary").click();

/** Every page of the product, with the states that look different: empty, long, missing, wrong. */
export const shownPages: readonly ShownPage[] = [
  { name: "home", who: "visitor", path: "/" },
  { name: "search", who: "visitor", path: "/search?q=garden" },
  { name: "search-arabic", who: "visitor", path: `/search?q=${encodeURIComponent("موسم")}` },
  { name: "search-nothing", who: "visitor", path: "/search?q=zzzzqqqqxxxx" },
  { name: "edition-many", who: "visitor", path: edition("q=animal+farm", ({ records }) => records.length) },
  { name: "edition-long", who: "visitor", path: edition("q=history", ({ title }) => title.length) },
  { name: "edition-no-author", who: "visitor", path: edition("q=map", ({ author }) => (author ? 0 : 1)) },
  { name: "libraries", who: "visitor", path: "/libraries" },
  { name: "library", who: "visitor", path: "/libraries/ZZ-NGT" },
  { name: "sign-in", who: "visitor", path: "/sign-in" },
  { name: "menu", who: "visitor", path: "/", prepare: openMenus },
  { name: "not-found", who: "visitor", path: "/no-such-page" },
  { name: "account", who: "reader", path: "/account" },
  { name: "staff", who: "staff", path: "/staff" },
  { name: "staff-loads", who: "staff", path: "/staff/loads" },
  { name: "staff-review", who: "coordinator", path: "/staff/review" },
  { name: "staff-review-pair", who: "coordinator", path: "/staff/review/next" },
  { name: "staff-quality", who: "staff", path: "/staff/quality/ZZ-NGT" },
  { name: "staff-matching", who: "coordinator", path: "/staff/matching" },
  { name: "staff-priority", who: "coordinator", path: "/staff/priority" },
  { name: "staff-people", who: "staff", path: "/staff/people" },
];
