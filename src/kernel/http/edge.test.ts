import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { Conflict, NotFound, Unavailable } from "../errors.ts";
import { Messages } from "../i18n/messages.ts";
import { createLog } from "../log.ts";
import { Metrics } from "../metrics.ts";
import { createEdge } from "./edge.ts";
import { healthRoutes } from "./health.ts";
import { mount } from "./mount.ts";
import type { Route } from "./routes.ts";

const get = (path: string, handle: Route["handle"]): Route => ({
  method: "GET",
  path,
  needs: "public.read",
  handle,
});
const post = (path: string, handle: Route["handle"], bodyLimit?: number): Route => ({
  ...get(path, handle),
  method: "POST",
  bodyLimit,
});
const fail = (error: Error) => () => {
  throw error;
};
const long = "word ".repeat(2000);

const routes: Route[] = [
  get("/things/:id", (c) => c.html(`<p>thing ${c.req.param("id")}</p>`)),
  get("/things/new", (c) => c.text("new")),
  get("/long", (c) => c.html(long)),
  get("/events", (c) => c.body(long, 200, { "content-type": "text/event-stream" })),
  get("/raw", () => new Response("x", { headers: { "content-security-policy": "default-src 'none'" } })),
  get("/language", (c) => c.text(c.get("locale"))),
  get("/slow", () => new Promise((done) => setTimeout(() => done(new Response("late")), 5_000))),
  get("/missing", fail(new NotFound("test.missing", "No such thing."))),
  get("/away", fail(new Unavailable("test.away", "The database at 10.0.0.3 does not answer."))),
  get("/broken", fail(new Error("secret details of the inside"))),
  get("/null", fail(Object.assign(new Error("invalid byte sequence"), { code: "22021" }))),
  get("/api/v1/clash", fail(new Conflict("test.clash", "Somebody was faster."))),
  post("/echo", async (c) => c.text(await c.req.text()), 20),
  post("/form", async (c) => c.json(await c.req.parseBody()), 200),
];

const metrics = new Metrics();
let waitingFor: string[] = [];
const health = healthRoutes({
  readiness: async () => ({ waitingFor, ports: { http: 8080 } }),
  metrics,
  metricsToken: "token-of-sixteen",
});

function edgeAt(publicUrl: string) {
  const edge = createEdge({
    config: { publicUrl, trustedProxies: [] },
    log: createLog("silent"),
    messages: Messages.read([]),
    metrics,
    failurePage: (c, failure) =>
      c.html(
        `<h1>${failure.status} ${failure.message ?? "general"} ${failure.requestId}</h1>`,
        failure.status,
      ),
  });
  mount(edge, [{ routes: [...routes, ...health], enter: () => [] }], 1);
  return edge;
}
const edge = edgeAt("http://shelf.example");
const ask = (path: string, init?: RequestInit) => edge.request(`http://shelf.example${path}`, init);
const send = (headers: Record<string, string>) => ask("/echo", { method: "POST", body: "hello", headers });

describe("every answer", () => {
  test("carries the security headers and the number of the request", async () => {
    const { headers } = await ask("/things/1");
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
    );
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("strict-transport-security")).toBeNull();
  });

  test("carries them too when it is a failure, and leaves a handler's own", async () => {
    expect((await ask("/broken")).headers.get("x-content-type-options")).toBe("nosniff");
    expect((await ask("/raw")).headers.get("content-security-policy")).toBe("default-src 'none'");
  });

  test("asks browsers to stay with https where that is the public address", async () => {
    const answer = await edgeAt("https://shelf.example").request("/things/1");
    expect(answer.headers.get("strict-transport-security")).toContain("max-age=31536000");
  });
});

describe("addresses", () => {
  test("an exact one wins over a parameter, whatever the order of the routes", async () => {
    expect(await (await ask("/things/new")).text()).toBe("new");
    expect(await (await ask("/things/7")).text()).toBe("<p>thing 7</p>");
  });

  test("HEAD answers as GET does, without a body", async () => {
    const answer = await ask("/things/7", { method: "HEAD" });
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
  });

  test("another method is answered with what is allowed", async () => {
    const answer = await ask("/echo", { method: "DELETE" });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
    const options = await ask("/things/1", { method: "OPTIONS" });
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
  });

  test("a slash too many leads to the address without it, and never to another host", async () => {
    const answer = await ask("/things/1/?a=b");
    expect([answer.status, answer.headers.get("location")]).toEqual([301, "/things/1?a=b"]);
    expect((await ask("//elsewhere.example/")).status).toBe(404);
  });

  test("two routes for one address are refused at the start", () => {
    const twice = [get("/a/:one", fail(new Error())), get("/a/:two", fail(new Error()))];
    const mounting = () => mount(edgeAt("http://h"), [{ routes: twice, enter: () => [] }], 1);
    expect(mounting).toThrow("Two routes answer GET /a/:two.");
  });
});

describe("failures", () => {
  test("are pages for people", async () => {
    const answer = await ask("/missing", { headers: { accept: "text/html,*/*;q=0.8" } });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toMatch(/^<h1>404 No such thing\. [0-9a-f-]{36}<\/h1>$/);
  });

  test("are problem documents for programs", async () => {
    const answer = await ask("/missing", { headers: { accept: "application/json" } });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({
      type: "urn:commonshelf:problem:test.missing",
      title: "No such thing.",
      status: 404,
      code: "test.missing",
    });
    const api = await ask("/api/v1/clash", { headers: { accept: "text/html" } });
    expect(await api.json()).toMatchObject({ status: 409, code: "test.clash" });
  });

  test.each(["text/html", "application/json"])("show nothing of the inside as %s", async (accept) => {
    const text = await (await ask("/broken", { headers: { accept } })).text();
    expect(text).not.toMatch(/secret|details|Error|\.ts/);
    expect(text).toMatch(/[0-9a-f-]{36}/);
    expect(await (await ask("/away", { headers: { accept } })).text()).not.toContain("10.0.0.3");
  });

  test("an unknown address is 404, and a null character 400, wherever it is found", async () => {
    expect((await ask("/nowhere")).status).toBe(404);
    expect((await ask("/things/%00")).status).toBe(400);
    expect((await ask("/things/1?q=a%00b")).status).toBe(400);
    expect((await ask("/null")).status).toBe(400);
  });

  test("a request that takes too long is answered with 503", async () => {
    expect((await ask("/slow")).status).toBe(503);
  });
});

describe("what another site sends", () => {
  test.each([
    ["a cross-site form", { "sec-fetch-site": "cross-site", origin: "http://shelf.example" }],
    ["a sibling site", { "sec-fetch-site": "same-site" }],
    ["another origin in an older browser", { origin: "http://evil.example" }],
    ["an opaque origin", { origin: "null" }],
    ["our name as part of another", { origin: "http://shelf.example.evil.example" }],
    ["another referer", { referer: "http://evil.example/shelf.example" }],
    ["a cookie without any origin", { cookie: "session=1" }],
  ])("is refused: %s", async (_, headers) => {
    expect((await send(headers)).status).toBe(403);
  });

  test.each([
    ["our own page", { "sec-fetch-site": "same-origin" }],
    ["an address typed in", { "sec-fetch-site": "none" }],
    ["our own page in an older browser", { origin: "http://shelf.example", cookie: "session=1" }],
    ["the address of this host behind a proxy", { origin: "http://inner:1", host: "inner:1" }],
    ["a program without cookies", {}],
  ])("is taken: %s", async (_, headers) => {
    expect((await send(headers as Record<string, string>)).status).toBe(200);
  });
});

describe("bodies", () => {
  const streamed = (...parts: string[]) => ({
    method: "POST",
    headers: { "transfer-encoding": "chunked" },
    body: new ReadableStream({
      start(controller) {
        for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
        controller.close();
      },
    }),
    duplex: "half",
  });

  test("are taken up to the route's limit, told or streamed", async () => {
    const told = (size: number) =>
      ask("/echo", { method: "POST", body: "x".repeat(size), headers: { "content-length": String(size) } });
    expect((await told(20)).status).toBe(200);
    expect((await told(21)).status).toBe(413);
    expect(await (await ask("/echo", streamed("hello ", "there") as RequestInit)).text()).toBe("hello there");
    expect((await ask("/echo", streamed("0123456789", "0123456789", "x") as RequestInit)).status).toBe(413);
  });

  test("that are too large are 413 even where the form parser words it otherwise", async () => {
    const form = streamed("a=", "b".repeat(300));
    const headers = { ...form.headers, "content-type": "application/x-www-form-urlencoded" };
    expect((await ask("/form", { ...form, headers } as RequestInit)).status).toBe(413);
  });
});

describe("language", () => {
  test.each([
    ["?lang=ar", { cookie: "locale=es" }, "ar"],
    ["", { cookie: "locale=es", "accept-language": "id" }, "es"],
    ["?lang=xx", { "accept-language": "fr, id;q=0.5, es;q=0.2" }, "id"],
    ["", { "accept-language": ";;;,,,q=zz" }, "en"],
  ])("of %j with %j is %s", async (query, headers, locale) => {
    expect(await (await ask(`/language${query}`, { headers })).text()).toBe(locale);
  });
});

describe("compression", () => {
  test("presses pages as the asker takes it", async () => {
    const answer = await ask("/long", { headers: { "accept-encoding": "gzip, br;q=0" } });
    expect(answer.headers.get("content-encoding")).toBe("gzip");
    expect(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()).toBe(long);
    const brotli = await ask("/long", { headers: { "accept-encoding": "gzip, br" } });
    expect(brotli.headers.get("content-encoding")).toBe("br");
    expect(brotli.headers.get("vary")).toContain("accept-encoding");
  });

  test("leaves event streams, short answers and those who want none", async () => {
    const encodingOf = async (path: string, accept: string) =>
      (await ask(path, { headers: { "accept-encoding": accept } })).headers.get("content-encoding");
    expect(await encodingOf("/events", "br")).toBeNull();
    expect(await encodingOf("/things/1", "br")).toBeNull();
    expect(await encodingOf("/long", "identity")).toBeNull();
  });
});

describe("health", () => {
  test("tells what is still missing until requests can be served", async () => {
    waitingFor = ["search"];
    const waiting = await ask("/readyz");
    expect(waiting.status).toBe(503);
    expect(await waiting.json()).toEqual({ ready: false, waiting_for: ["search"], ports: { http: 8080 } });
    waitingFor = [];
    expect(await (await ask("/readyz")).json()).toEqual({ ready: true, ports: { http: 8080 } });
    expect((await ask("/healthz")).status).toBe(200);
  });

  test("keeps numbers by route template behind the token", async () => {
    await ask("/things/secret-book");
    await ask("/nowhere/secret-book");
    expect((await ask("/metrics")).status).toBe(401);
    const text = await (
      await ask("/metrics", { headers: { authorization: "Bearer token-of-sixteen" } })
    ).text();
    expect(text).toMatch(
      /commonshelf_http_request_seconds_count\{route="\/things\/:id",method="GET",status="200"\} \d+/,
    );
    expect(text).toContain('route="(none)"');
    expect(text).not.toContain("secret-book");
  });
});
