import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { HouseContext } from "#kernel/http/env.ts";
import { sessionLimits } from "../domain/session-limits.ts";

/** The cookie that carries a session's secret. */
export interface SessionCookie {
  /** The secret that the browser sent, if any. */
  read(c: HouseContext): string | undefined;
  /** Gives the browser a secret to keep; until it is closed, where others use the device too. */
  write(c: HouseContext, secret: string, shared: boolean): void;
  clear(c: HouseContext): void;
}

/**
 * @param secure whether the site is served by HTTPS. Then the name begins with `__Host-`, by which browsers
 *   refuse the cookie from any other host or an unencrypted page (RFC 6265bis, section 4.1.3.2).
 */
export function sessionCookie(secure: boolean): SessionCookie {
  const name = secure ? "__Host-session" : "session";
  const options = { path: "/", httpOnly: true, sameSite: "Lax", secure } as const;
  return {
    read: (c) => getCookie(c, name),
    write(c, secret, shared) {
      // Browsers keep no cookie longer than 400 days; the server's own limits are far below and decide.
      const maxAge = shared ? {} : { maxAge: Math.floor(sessionLimits.reader.absolute / 1000) };
      setCookie(c, name, secret, { ...options, ...maxAge });
    },
    clear: (c) => void deleteCookie(c, name, options),
  };
}
