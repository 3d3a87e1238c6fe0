import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Metrics } from "../metrics.ts";
import type { Description } from "./describe.ts";
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

const aboutHealth: Description = {
  summary: "Whether the process lives.",
  answer: z.object({ alive: z.literal(true) }),
};
const aboutReadiness: Description = {
  summary: "Whether requests can be served; answered with 503 and the names of what is waited for while not.",
  answer: z.object({
    ready: z.literal(true),
    ports: z.record(z.string(), z.int()).describe("Open ports by protocol."),
  }),
};

/** `/healthz` (the process lives), `/readyz` (it can serve) and `/metrics` (Prometheus). */
export function healthRoutes({ readiness, metrics, metricsToken }: HealthOptions): Route[] {
  const unkept = { "cache-control": "no-store" };
  const get = (path: string, handle: Route["handle"], describe?: Description): Route => ({
    ...{ method: "GET", path, needs: "public.read", handle },
    ...(describe && { describe }),
  });
  const ready = async (c: HouseContext) => {
    const { waitingFor, ports } = await readiness();
    if (waitingFor.length === 0) return c.json({ ready: true, ports }, 200, unkept);
    return c.json({ ready: false, waiting_for: waitingFor, ports }, 503, { ...unkept, "retry-after": "1" });
  };
  return [
    get("/healthz", (c) => c.json({ alive: true }, 200, unkept), aboutHealth),
    get("/readyz", (c) => ready(c), aboutReadiness),
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
