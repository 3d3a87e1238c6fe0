import type { MiddlewareHandler } from "hono";
import type { Clock } from "#kernel/clock.ts";
import type { Database } from "#kernel/database/database.ts";
import type { HouseContext, HouseEnv } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { Messages } from "#kernel/i18n/messages.ts";
import type { HouseModule } from "#kernel/module.ts";
import { accountsFolders } from "./folders.ts";
import { clientOf } from "./http/client-address.ts";
import { guard } from "./http/guard.ts";
import { identifier } from "./http/identify.ts";
import { sessionCookie } from "./http/session-cookie.ts";
import { forgetJob } from "./jobs/forget.ts";
import { resetLinkJob } from "./jobs/reset-link.ts";
import { accountRoutes } from "./pages/account-routes.tsx";
import { auditRoutes } from "./pages/audit-routes.tsx";
import { forgottenRoutes } from "./pages/forgotten-routes.tsx";
import { peopleRoutes } from "./pages/people-routes.tsx";
import { personRoutes } from "./pages/person-routes.tsx";
import type { DemoSignIn, LibraryChoice } from "./pages/setting.ts";
import { signInRoutes } from "./pages/sign-in-routes.tsx";

/** What the accounts module is made from. */
export interface AccountsOptions {
  readonly database: Database;
  readonly clock: Clock;
  /** Address of the site, e.g. `https://library.example.org`: for links in mails. */
  readonly publicUrl: string;
  /** The libraries that give cards, in the order in which they are offered. */
  readonly libraries: () => Promise<readonly LibraryChoice[]>;
  /** True where the site is served by HTTPS: session cookies are then bound to this host. */
  readonly secureCookies: boolean;
  /** Accounts to show with their secrets on the sign-in page: of the demo, never of a real site. */
  readonly demoAccounts?: readonly DemoSignIn[];
}

/** What the module gives to app besides routes and jobs. */
export interface Accounts extends HouseModule {
  /** Runs on every request, before any guard: puts the viewer into `c.var.viewer`. */
  readonly identify: MiddlewareHandler<HouseEnv>;
  /** What stands before a route's handler, after `identify`: asks for the permission that the route names. */
  readonly guard: (route: Route) => MiddlewareHandler<HouseEnv>;
}

/** Makes the accounts module: who people are, how they sign in, and what they may. */
export function createAccounts(options: AccountsOptions): Accounts {
  const { database, clock, secureCookies } = options;
  const setting = {
    ...{ database, clock, libraries: options.libraries, demoAccounts: options.demoAccounts ?? [] },
    cookie: sessionCookie(secureCookies),
    publicUrl: options.publicUrl.replace(/\/+$/, ""),
    messages: Messages.read([accountsFolders.messages]),
    clientOf: (c: HouseContext) => clientOf(c.get("address") ?? ""),
  };
  return {
    routes: [
      ...[signInRoutes, forgottenRoutes, accountRoutes].flatMap((routes) => routes(setting)),
      ...[peopleRoutes, personRoutes, auditRoutes].flatMap((routes) => routes(setting)),
    ],
    jobs: {
      "accounts.forget": forgetJob(database, clock),
      "accounts.send-reset-link": resetLinkJob(setting),
    },
    // Each hour, so that what must be forgotten after a day is gone within the next hour.
    schedule: ["17 * * * * accounts.forget"],
    identify: identifier(database, clock, setting.cookie),
    guard,
  };
}
