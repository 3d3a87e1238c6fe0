import { getCookie, setCookie } from "hono/cookie";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { isLocale } from "#kernel/i18n/locales.ts";

/** Appearance of the pages; `auto` follows the device. */
export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Cookies that hold a visitor's two choices. They hold no identity and are readable by no script. */
export const localeCookie = "locale";
export const themeCookie = "theme";

const oneYear = 365 * 24 * 60 * 60;

function isTheme(value: unknown): value is Theme {
  return (themes as readonly unknown[]).includes(value);
}

/** The appearance that this visitor chose, `auto` when none. */
export function themeOf(c: HouseContext): Theme {
  const chosen = getCookie(c, themeCookie);
  return isTheme(chosen) ? chosen : "auto";
}

/** A path on this site to go back to; anything that could lead elsewhere becomes the home page. */
export function ownPath(value: unknown): string {
  if (typeof value !== "string" || !/^\/(?![/\\])/.test(value)) return "/";
  // Browsers drop tabs and line breaks inside addresses, so "/\t/elsewhere" would leave the site.
  return /[\p{Cc}\\]/u.test(value) ? "/" : value;
}

/** The same address without `lang`, which would win over the cookie. */
function withoutLanguage(path: string): string {
  const { pathname, searchParams, hash } = new URL(path, "http://localhost");
  if (!searchParams.has("lang")) return path;
  searchParams.delete("lang");
  return `${pathname}${searchParams.size > 0 ? `?${searchParams}` : ""}${hash}`;
}

async function choose(c: HouseContext): Promise<Response> {
  const form = await c.req.parseBody();
  const options = {
    path: "/",
    maxAge: oneYear,
    httpOnly: true,
    sameSite: "Lax",
    secure: new URL(c.req.url).protocol === "https:",
  } as const;
  if (isLocale(form.locale)) setCookie(c, localeCookie, form.locale, options);
  if (isTheme(form.theme)) setCookie(c, themeCookie, form.theme, options);
  const back = ownPath(form.back);
  return c.redirect(isLocale(form.locale) ? withoutLanguage(back) : back, 303);
}

/** `POST /preferences` with `locale` or `theme`, and `back`: remembers the choice and goes back. */
export function preferenceRoutes(): Route[] {
  return [{ method: "POST", path: "/preferences", needs: "public.read", bodyLimit: 4096, handle: choose }];
}
