import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Route } from "#kernel/http/routes.ts";
import { fileToLoad, loadFiles, shippedProfile } from "#modules/catalogue";
import { importDirectory } from "#modules/directory";
import { encodeIso2709 } from "#standards/marc/iso2709.ts";
import { demoDirectory } from "./demo/directory-document.ts";
import { type TestHouse, testHouse } from "./testing/house.ts";

const isil = "ZZ-NGT";
const directory = mkdtempSync(join(tmpdir(), "api-"));
let built: TestHouse;
let session: string;
let load: number;

beforeAll(async () => {
  built = await testHouse();
  const { database } = built.store;
  await database.transaction((tx) => importDirectory(tx, demoDirectory()));
  load = await loadRecords();
  session = await built.signIn({
    name: "Coordinator",
    homeLibrary: null,
    roles: [{ role: "coordinator", library: null }],
  });
  built.house.ports.http = 8080;
  await built.house.start();
  await tryMatcher();
  for (let tries = 0; (await built.house.waitingFor()).length > 0 && tries < 600; tries++) await sleep(50);
});
afterAll(async () => {
  await built.house.drain(AbortSignal.abort());
  await built.close();
  rmSync(directory, { recursive: true, force: true });
});

/** One record with an item, one that a reader can make nothing of. */
async function loadRecords(): Promise<number> {
  const record = encodeIso2709({
    leader: "00000nam a2200000 a 4500",
    fields: [
      { tag: "001", value: "1" },
      { tag: "008", value: "260101s2026    xx            000 0 eng d" },
      { tag: "020", ind: "  ", subfields: [{ code: "a", value: "9780141439518" }] },
      { tag: "100", ind: "1 ", subfields: [{ code: "a", value: "Austen, Jane." }] },
      { tag: "245", ind: "10", subfields: [{ code: "a", value: "Pride and prejudice /" }] },
      { tag: "952", ind: "  ", subfields: ["b", "p"].map((code) => ({ code, value: `value of ${code}` })) },
    ],
  });
  const path = join(directory, "records.mrc");
  writeFileSync(path, Buffer.concat([record, Buffer.from("00050nam a2200000 a 4500\x1e\x1d", "latin1")]));
  const files = [await fileToLoad(path)];
  const profile = shippedProfile("koha");
  return (await loadFiles(built.store.database, { library: isil, files, kind: "full", profile })).load;
}

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what is tested here.
const ask = async (path: string): Promise<any> =>
  (await built.ask(path, { session, headers: { accept: "application/json" } })).json();
/** Begins the trial of a matcher that is not in use. */
async function tryMatcher(): Promise<void> {
  const { matcher, matchers } = await ask("/api/v1/matching");
  const other = matchers.find(({ version }: { version: string }) => version !== matcher);
  const body = new URLSearchParams({ matcher: other.version });
  expect((await built.ask("/staff/matching/trials", { method: "POST", body, session })).status).toBe(303);
}

const described = () => built.house.routes.filter(({ describe }) => describe !== undefined);

/** An address of each route that has something to answer. */
async function addressesOf({ path }: Route): Promise<string[]> {
  const [library] = demoDirectory().libraries.filter((each) => each.isil === isil);
  const { results } = await ask("/api/v1/search?q=pride");
  const { trials } = await ask("/api/v1/matching");
  const ids = path.includes("/loads/") ? load : path.includes("/trials/") ? trials[0].id : results[0].edition;
  const address = path
    .replace(":isil", isil)
    .replace(":controlNumber", "1")
    .replace(":code", encodeURIComponent(library!.branches[0]!.code))
    .replace(/:id(\{[^}]*\})?/, String(ids));
  if (path === "/api/v1/libraries") return [address, `${address}?near=Northgate`, `${address}?near=nowhere`];
  return path === "/api/v1/editions/:id" ? [address, `${address}?sources=1`] : [address];
}

describe("the description of the API", () => {
  test("speaks of every address below /api/ and of the two probes", () => {
    const below = built.house.routes.filter(({ path }) => path.startsWith("/api/"));
    expect(below.filter((route) => !route.describe).map(({ path }) => path)).toEqual([]);
    const paths = described().map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(["/healthz", "/readyz", "/api/v1/search"]));
  });

  test("says of each answer all that it holds, and nothing else", async () => {
    for (const route of described()) {
      for (const address of await addressesOf(route)) {
        const answer = await ask(address);
        const read = route.describe!.answer.safeParse(answer);
        expect({ address, error: read.error?.issues }).toEqual({ address, error: undefined });
        // What a schema does not know it leaves out.
        expect({ address, answer: read.data }).toEqual({ address, answer });
      }
    }
  });

  test("names every parameter of a path, and asks for a session where a permission is needed", async () => {
    const { openapi, paths } = await ask("/api/openapi.json");
    expect(openapi).toMatch(/^3\.1\./);
    expect(Object.keys(paths)).toHaveLength(described().length);
    for (const [path, { get }] of Object.entries<Record<string, never>>(paths)) {
      const { parameters, responses } = get as unknown as Operation;
      const named = parameters.filter((each) => each.in === "path").map(({ name }) => name);
      expect(path.match(/\{[^}]+\}/g) ?? []).toEqual(named.map((name) => `{${name}}`));
      expect(responses[200]?.content["application/json"]?.schema).not.toEqual({});
    }
    expect(paths["/api/v1/libraries/{isil}/quarantine"].get.security).toEqual([{ session: [] }]);
    expect(paths["/api/v1/search"].get.security).toBeUndefined();
    const limit = paths["/api/v1/search"].get.parameters.find(
      ({ name }: { name: string }) => name === "limit",
    );
    expect(limit).toMatchObject({ in: "query", required: false, schema: { type: "string" } });
  });

  test("is open to everybody", async () => {
    expect((await built.ask("/api/openapi.json")).status).toBe(200);
  });
});

interface Operation {
  readonly parameters: readonly { readonly in: string; readonly name: string }[];
  readonly responses: Record<number, { readonly content: Record<string, { readonly schema: object }> }>;
}
