import { Hono } from "hono";
import { HouseError } from "#kernel/errors.ts";
import type { HouseEnv } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { directionOf, type Locale } from "#kernel/i18n/locales.ts";
import { Messages } from "#kernel/i18n/messages.ts";
import type { SignedIn } from "#modules/accounts";
import type { Frame } from "#web/frame.ts";

const messages = Messages.read([
  new URL("../messages/", import.meta.url),
  new URL("../../../web/messages/", import.meta.url),
]);

/** The house around routes under test: a language, a frame and a viewer for every request. */
export function houseAround(
  routes: readonly Route[],
  { locale = "en", homeLibrary }: { locale?: Locale; homeLibrary?: string } = {},
): Hono<HouseEnv> {
  const app = new Hono<HouseEnv>();
  const t = messages.translator(locale);
  const frame: Frame = {
    ...{ locale, dir: directionOf(locale), t, path: "/", network: "Test network", theme: "auto" },
    ...{ account: null, navigation: [], staffNavigation: [] },
    assets: { href: (name) => `/assets/${name}`, at: () => undefined },
  };
  const person: SignedIn = {
    ...{ kind: "person", id: 1, name: "A reader", email: null, roles: [], session: "s" },
    homeLibrary: homeLibrary ?? null,
  };
  app.use(async (c, next) => {
    c.set("locale", locale);
    c.set("t", t);
    c.set("frame", frame);
    c.set("viewer", homeLibrary === undefined ? { kind: "anonymous" } : person);
    await next();
  });
  for (const { method, path, handle } of routes) app.on(method, [path], handle);
  app.onError((error, c) => {
    if (!(error instanceof HouseError)) throw error;
    return c.json({ code: error.code, message: error.message }, error.status);
  });
  return app;
}
