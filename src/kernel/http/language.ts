import { getCookie } from "hono/cookie";
import { chooseLocale, isLocale, type Locale } from "../i18n/locales.ts";
import type { HouseContext } from "./env.ts";

/** Language of a request: `?lang=`, then the reader's choice kept in a cookie, then the browser's. */
export function localeOf(c: HouseContext): Locale {
  const asked = c.req.query("lang");
  return chooseLocale(isLocale(asked) ? asked : getCookie(c, "locale"), c.req.header("accept-language"));
}
