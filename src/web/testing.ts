import { directionOf, type Locale } from "#kernel/i18n/locales.ts";
import { Messages, type Translate } from "#kernel/i18n/messages.ts";
import type { Assets } from "./assets.ts";
import type { Frame } from "./frame.ts";

const ownMessages = Messages.read([new URL("./messages/", import.meta.url)]);

/** The translator of the design system's own messages, for tests of components. */
export function testTranslator(locale: Locale = "en"): Translate {
  return ownMessages.translator(locale);
}

/** Addresses without files behind them, for tests that only draw. */
export const testAssets: Assets = { href: (name) => `/assets/${name}`, at: () => undefined };

/** A frame for tests of pages. Give it `t` where the page has messages of its own. */
export function testFrame(parts: Partial<Frame> = {}): Frame {
  const locale = parts.locale ?? "en";
  return {
    locale,
    dir: directionOf(locale),
    t: testTranslator(locale),
    path: "/",
    network: "Test Network",
    theme: "auto",
    account: null,
    navigation: [{ href: "/libraries", label: "Libraries" }],
    staffNavigation: [],
    assets: testAssets,
    ...parts,
  };
}
