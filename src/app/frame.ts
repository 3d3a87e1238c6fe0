import type { HouseContext } from "#kernel/http/env.ts";
import { defaultLocale, directionOf } from "#kernel/i18n/locales.ts";
import { viewerOf } from "#modules/accounts";
import type { Assets } from "#web/assets.ts";
import type { Frame, NavigationLink } from "#web/frame.ts";
import { themeOf } from "#web/preferences.ts";
import { staffPlacesFor } from "./staff-places.ts";

/** What stands in the main navigation, besides the search box. */
const places = [
  { href: "/libraries", label: "app.navigation.libraries" },
  { href: "/help", label: "app.navigation.help" },
] as const;

/** Whether a page belongs to a section: `/libraries/ZZ-N` to `/libraries`. */
function isWithin(path: string, href: string): boolean {
  // The overview stands above the other places of staff, but is not where they are.
  return path === href || (href !== "/staff" && path.startsWith(`${href}/`));
}

/**
 * Makes what stands around the page of one request, from what the middleware has found out so far: a failure
 * may come before the viewer is known.
 *
 * @param network the network's name
 */
export function makeFrame(c: HouseContext, network: string, assets: Assets): Frame {
  const viewer = viewerOf(c);
  const locale = c.get("locale") ?? defaultLocale;
  const t = c.get("t");
  const { pathname, search, searchParams } = new URL(c.req.url);
  const link = ({ href, label }: { href: string; label: string }): NavigationLink => ({
    href,
    label: t(label),
    current: isWithin(pathname, href),
  });
  return {
    locale,
    dir: directionOf(locale),
    t,
    // A form that was refused has an address of its own that answers no GET: the switches lead home then.
    path: c.req.method === "GET" ? pathname + search : "/",
    network,
    theme: themeOf(c),
    account: viewer.kind === "person" ? { name: viewer.name } : null,
    navigation: places.map(link),
    staffNavigation: staffPlacesFor(viewer).map(link),
    query: pathname === "/search" ? (searchParams.get("q") ?? undefined) : undefined,
    assets,
  };
}
