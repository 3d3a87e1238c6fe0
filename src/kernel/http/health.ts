import { timingSafeEqual } from "node:crypto";
import type { Metrics } from "../metrics.ts";
import type { HouseContext } from "./env.ts";
import { Refusal } from "./refusal.ts";
import type { Route } from "./routes.ts";

/** Whether requests can be served now. */
export interface Readiness {
  /** Names of what is still missing; empty when everything is ready. */
  readonly waitingFor: readonly string[];
  /** Ports by protocol, e.g. `{ http: 8080 }`. */
  readonly ports: Readonly<Record<string, number>>;
}

interface HealthOptions {
  readonly readiness: () => Promise<Readiness>;
  readonly metrics: Metrics;
  /** Bearer token that /metrics asks for; undefined leaves it open. */
  readonly metricsToken: string | undefined;
}

/** `/healthz` (the process lives), `/readyz` (it can serve) and `/metrics` (Prometheus). */
export function healthRoutes({ readiness, metrics, metricsToken }: HealthOptions): Route[] {
  const unkept = { "cache-control": "no-store" };
  const get = (path: string, handle: Route["handle"]): Route => ({
    method: "GET",
    path,
    needs: "public.read",
    handle,
  });
  return [
    get("/healthz", (c) => c.json({ alive: true }, 200, unkept)),
    get("/readyz", async (c) => {
      const { waitingFor, ports } = await readiness();
      if (waitingFor.length === 0) return c.json({ ready: true, ports }, 200, unkept);
      return c.json({ ready: false, waiting_for: waitingFor, ports }, 503, { ...unkept, "retry-after": "1" });
    }),
    get("/metrics", async (c) => {
      askForToken(c, metricsToken);
      return c.body(await metrics.text(), 200, { ...unkept, "content-type": metrics.contentType });
    }),
  ];
}

function askForToken(c: HouseContext, token: string | undefined): void {
  if (token === undefined) return;
  const given = Buffer.from(c.req.header("authorization") ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  if (given.length === wanted.length && timingSafeEqual(given, wanted)) return;
  throw new Refusal(401, "kernel.metrics-token", "Give the token of METRICS_TOKEN as a bearer token.");
}
