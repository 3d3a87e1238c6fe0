import type { Context } from "hono";
import type { Locale } from "../i18n/locales.ts";
import type { Translate } from "../i18n/messages.ts";
import type { Log } from "../log.ts";

/** What every request carries, besides what the rooms above add. Set by the middleware of kernel/http and app. */
export interface RequestValues {
  requestId: string;
  /** Path template of the address asked for, e.g. `/libraries/:isil`: what is logged and counted. */
  route: string;
  /**
   * IP address of the asker: the connection's, or what a trusted proxy says. For limits only; it is neither
   * logged nor kept. Empty where there is no connection (tests).
   */
  address: string;
  log: Log;
  locale: Locale;
  t: Translate;
  /** What the page frame shows around every page; made by app, typed in web. */
  frame: unknown;
  /** Who is asking; made and typed by the accounts module. */
  viewer: unknown;
  /** Set when the body turned out larger than the route takes, whatever error that led to. */
  bodyTooLarge: boolean;
}

export interface HouseEnv {
  Bindings: { incoming?: import("node:http").IncomingMessage };
  Variables: RequestValues;
}

export type HouseContext = Context<HouseEnv>;
