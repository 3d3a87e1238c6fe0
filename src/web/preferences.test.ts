import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import type { HouseEnv } from "#kernel/http/env.ts";
import { ownPath, preferenceRoutes, themeOf } from "./preferences.ts";

const app = new Hono<HouseEnv>();
for (const route of preferenceRoutes()) app.on(route.method, route.path, route.handle);
app.get("/theme", (c) => c.text(themeOf(c)));

const post = (fields: Record<string, string>) =>
  app.request("/preferences", { method: "POST", body: new URLSearchParams(fields) });

describe("ownPath", () => {
  it.each(["/", "/search?q=a&page=2", "/works/12#editions"])("keeps %s", (path) => {
    expect(ownPath(path)).toBe(path);
  });

  it.each([
    "//elsewhere.example",
    "https://elsewhere.example",
    "/\\elsewhere.example",
    "/\t/elsewhere.example",
    "javascript:alert(1)",
    "",
    undefined,
  ])("leads %j home", (path) => {
    expect(ownPath(path)).toBe("/");
  });
});

describe("POST /preferences", () => {
  it("remembers the language and goes back to the page", async () => {
    const answer = await post({ locale: "ar", back: "/search?q=x" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/search?q=x");
    expect(answer.headers.get("set-cookie")).toMatch(/^locale=ar; .*HttpOnly; SameSite=Lax$/);
  });

  it("takes a language out of the address, which would win over the choice", async () => {
    const back = "/search?q=x&lang=en&page=2";
    expect((await post({ locale: "ar", back })).headers.get("location")).toBe("/search?q=x&page=2");
    expect((await post({ locale: "ar", back: "/?lang=en" })).headers.get("location")).toBe("/");
    expect((await post({ theme: "dark", back })).headers.get("location")).toBe(back);
  });

  it("remembers nothing that is not offered", async () => {
    const answer = await post({ locale: "xx", theme: "<script>", back: "/" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  it("gives the chosen appearance back, and the device's own when the cookie is strange", async () => {
    expect(await (await app.request("/theme", { headers: { cookie: "theme=dark" } })).text()).toBe("dark");
    expect(await (await app.request("/theme", { headers: { cookie: "theme=pink" } })).text()).toBe("auto");
  });
});
