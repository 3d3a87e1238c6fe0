import type { HouseContext } from "#kernel/http/env.ts";
import type { Locale } from "#kernel/i18n/locales.ts";
import type { Translate } from "#kernel/i18n/messages.ts";
import type { Assets } from "./assets.ts";
import type { Theme } from "./preferences.ts";

/** One link of the site's navigation; `current` marks the section that the page belongs to. */
export interface NavigationLink {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean;
}

/** What stands around every page. App makes one for each request and puts it into the context. */
export interface Frame {
  readonly locale: Locale;
  readonly dir: "ltr" | "rtl";
  readonly t: Translate;
  /** Path and query of the page shown, so that a switch of language or theme comes back to it. */
  readonly path: string;
  /** The network's name, shown in the header. */
  readonly network: string;
  readonly theme: Theme;
  /** The person signed in, or null for a visitor. */
  readonly account: null | { readonly name: string };
  readonly navigation: readonly NavigationLink[];
  /** Links of the staff's workplace; empty for readers. */
  readonly staffNavigation: readonly NavigationLink[];
  /** What was searched for, shown again in the header's search box. */
  readonly query?: string;
  readonly assets: Assets;
}

/** The frame that app put into this request. */
export function frameOf(c: HouseContext): Frame {
  return c.get("frame") as Frame;
}
