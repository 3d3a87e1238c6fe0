import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Route } from "#kernel/http/routes.ts";
import { type Permission, permissions, type RoleAt } from "#modules/accounts";
import { type TestHouse, testHouse } from "./testing/house.ts";

const own = "ZZ-NGT";
const other = "ZZ-SRA";
const people = {
  anonymous: null,
  reader: { role: "reader", library: own },
  "staff here": { role: "staff", library: own },
  "staff elsewhere": { role: "staff", library: other },
  coordinator: { role: "coordinator", library: null },
} as const satisfies Record<string, RoleAt | null>;
type Who = keyof typeof people;

let built: TestHouse;
const sessions: Partial<Record<Who, string>> = {};
beforeAll(async () => {
  built = await testHouse();
  for (const [who, role] of Object.entries(people))
    if (role)
      sessions[who as Who] = await built.signIn({ name: who, homeLibrary: role.library, roles: [role] });
  // Whether somebody gets in is asked here, not what happens then.
  for (const route of built.house.routes)
    (route as { handle: Route["handle"] }).handle = () => new Response("inside");
});
afterAll(() => built.close());

/** Who gets in, spelt out from the words of the table. */
function getsIn(who: Who, { needs, library }: Route): boolean {
  const { holder } = permissions[needs as Permission];
  if (holder === "everyone") return true;
  if (holder === "signed-in") return who !== "anonymous";
  if (who === "coordinator") return true;
  if (holder === "coordinator") return false;
  return who === "staff here" || (who === "staff elsewhere" && library === undefined);
}

function addressOf({ path, library }: Route): string {
  return path.replace(/:([a-zA-Z]+)(\{[^}]*\})?/g, (_, name) => (name === library ? own : "1"));
}

async function outcome(who: Who, route: Route): Promise<string> {
  const answer = await built.ask(addressOf(route), { method: route.method, session: sessions[who] });
  if (answer.status === 200 && (await answer.text()) === "inside") return "in";
  if (answer.status === 303 && answer.headers.get("location")?.startsWith("/sign-in"))
    return "asked to sign in";
  if (answer.status === 401) return "asked to sign in";
  return answer.status === 403 ? "refused" : `status ${answer.status}`;
}

describe("every route", () => {
  test.each(Object.keys(people) as Who[])("lets %s in exactly where the table says so", async (who) => {
    const turnedAway = who === "anonymous" ? "asked to sign in" : "refused";
    const expected: Record<string, string> = {};
    const found: Record<string, string> = {};
    for (const route of built.house.routes) {
      const name = `${route.method} ${route.path} (${route.needs})`;
      expected[name] = getsIn(who, route) ? "in" : turnedAway;
      found[name] = await outcome(who, route);
    }
    expect(found).toEqual(expected);
    expect(Object.keys(found).length).toBeGreaterThan(30);
  });

  test("names a permission of the table, and a library that is in its address", () => {
    for (const { path, needs, library } of built.house.routes) {
      expect(Object.keys(permissions)).toContain(needs);
      if (library) expect(path).toContain(`:${library}`);
    }
  });

  test("of the staff's workplace asks for more than everybody has", () => {
    const open = built.house.routes.filter(
      ({ path, needs }) =>
        path.startsWith("/staff") && permissions[needs as Permission].holder === "everyone",
    );
    expect(open).toEqual([]);
  });
});
