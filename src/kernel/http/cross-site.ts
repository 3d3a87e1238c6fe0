import type { HouseContext } from "./env.ts";
import { Refusal } from "./refusal.ts";

const safeMethods = ["GET", "HEAD", "OPTIONS"];

/**
 * Refuses what another site makes a reader's browser send. Browsers say where a request comes from in
 * Sec-Fetch-Site (W3C Fetch Metadata), older ones in Origin (RFC 6454); programs send neither, and without
 * a cookie they act for nobody.
 *
 * @throws Refusal 403
 */
export function refuseCrossSite(c: HouseContext, publicOrigin: string): void {
  if (safeMethods.includes(c.req.method)) return;
  const site = c.req.header("sec-fetch-site");
  if (site === "same-origin" || site === "none") return;
  const origin = c.req.header("origin") ?? originOf(c.req.header("referer"));
  const host = origin === undefined ? undefined : hostOf(origin);
  const isOurs = origin === publicOrigin || (host !== undefined && host === c.req.header("host"));
  if (site === undefined && (isOurs || (origin === undefined && c.req.header("cookie") === undefined)))
    return;
  throw new Refusal(
    403,
    "kernel.cross-site",
    "This was sent from another site, so it was not done. Open the page here and send it again.",
  );
}

function originOf(referer: string | undefined): string | undefined {
  return referer && URL.canParse(referer) ? new URL(referer).origin : undefined;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
