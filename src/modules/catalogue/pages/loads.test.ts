import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "#kernel/database/sql.ts";
import { localFiles } from "#kernel/files.ts";
import { type TestDatabase, testDatabase } from "#kernel/testing/database.ts";
import { accountsFolders, auditEntries } from "#modules/accounts";
import { directoryFolders } from "#modules/directory";
import { catalogueFolders } from "../folders.ts";
import { coordinator, marcFile, northStaff, record, TestSite, visitor } from "./test-site.ts";

let own: TestDatabase;
let site: TestSite;
let folder: string;

beforeAll(async () => {
  const folders = [accountsFolders.migrations, directoryFolders.migrations, catalogueFolders.migrations];
  own = await testDatabase(folders);
  folder = await mkdtemp(join(tmpdir(), "catalogue-"));
  site = new TestSite(own.database, localFiles(folder));
});
afterAll(async () => {
  await own.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await own.database.query(sql`truncate catalogue.source, catalogue.load, catalogue.record, catalogue.item,
    catalogue.block, catalogue.quarantine, catalogue.match_key, catalogue.staged_change cascade`);
  await rm(join(folder, "uploads"), { recursive: true, force: true });
  Object.assign(site, { viewer: northStaff, locale: "en" });
});

const storedFiles = () => (existsSync(join(folder, "uploads")) ? readdirSync(join(folder, "uploads")) : []);
const lastAction = async () => {
  const [entry] = await auditEntries(own.database, { limit: 1 });
  return entry && { action: entry.action, subject: entry.subject, library: entry.library };
};
const broken = Buffer.from("00050nam a2200000 a 4500\x1e\x1d", "latin1");

/** Uploads, and gives the number of the load. */
async function uploaded(...files: File[]): Promise<number> {
  const answer = await site.upload({}, ...files);
  expect(answer.status, await answer.clone().text()).toBe(303);
  return Number(/loads\/(\d+)\/preview/.exec(answer.headers.get("location") ?? "")![1]);
}

/** Uploads, enters and runs a load. */
async function loaded(...files: File[]): Promise<number> {
  const load = await uploaded(...files);
  await site.post(`/staff/loads/${load}/enter`, { kind: "full", profile: "koha" });
  await site.run(load);
  return load;
}

describe("who may load", () => {
  test("is asked by every route, and again for the library of each load", async () => {
    const load = await uploaded(marcFile("a.mrc", record("1")));
    const other = await own.database.one<{ id: number }>(sql`with s as (
        insert into catalogue.source (isil) values ('ZZ-S') returning id)
      insert into catalogue.load (source, version, kind, state, files, profile)
      select id, 1, 'full', 'active', '[]', '{}' from s returning id`);
    const pages = site.catalogue.routes.filter(({ needs }) => needs === "catalogue.load");
    expect(pages.length).toBeGreaterThan(15);
    for (const [viewer, id] of [
      [visitor, load],
      [northStaff, other.id],
    ] as const) {
      site.viewer = viewer;
      for (const { method, path } of pages.filter((route) => /:id|:isil/.test(route.path))) {
        const address = path.replace(":isil", "ZZ-S").replace(":id", String(id));
        const answer = method === "GET" ? await site.get(address) : await site.post(address);
        expect([method, path, answer.status]).toEqual([method, path, 403]);
      }
    }
    expect((await site.get(`/staff/loads/999999`)).status).toBe(404);
  });

  test("shows staff the loads and libraries of their own, and coordinators all", async () => {
    await uploaded(marcFile("north.mrc", record("1")));
    site.viewer = coordinator;
    const south = await site.upload({ library: "ZZ-S" }, marcFile("south.mrc", record("1")));
    expect(south.status).toBe(303);
    expect(await site.page("/staff/loads")).toMatch(/south\.mrc[\s\S]*north\.mrc/);
    expect(await site.page("/staff/loads?library=ZZ-S")).not.toContain("north.mrc");
    expect(await site.page("/staff/loads/new")).toContain("Southport");
    site.viewer = northStaff;
    expect(await site.page("/staff/loads")).not.toContain("south.mrc");
    expect(await site.page("/staff/loads?library=ZZ-S")).not.toContain("south.mrc");
    expect(await site.page("/staff/loads/new")).not.toContain("Southport");
  });

  test("stores nothing for a library that is not the sender's", async () => {
    const answer = await site.upload({ library: "ZZ-S" }, marcFile("a.mrc", record("1")));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Choose the library whose records these are");
    await expect.poll(() => storedFiles()).toEqual([]);
  });
});

describe("an upload", () => {
  test("waits to be looked at, and says what each profile makes of it", async () => {
    const load = await uploaded(
      marcFile("first.mrc", record("1"), broken),
      marcFile("second.mrc", record("2")),
    );
    const page = await site.page(`/staff/loads/${load}/preview`);
    expect(page).toContain("Title of 1");
    expect(page).toContain("Main &amp; Market");
    expect(page).toContain("823 AUS");
    expect(page).toContain("On the shelf");
    expect(page).toMatch(/<option value="koha" selected="">Koha \(one item\)/);
    expect(page).toContain("Sierra (0 items)");
    expect(page).toContain("(not loaded)");
    expect(await site.page(`/staff/loads/${load}/preview?profile=plain`)).toContain("No items");
    expect(await site.page(`/staff/loads/${load}/preview?file=1`)).toContain("Title of 2");
    expect((await own.database.query(sql`select 1 from catalogue.record`)).length).toBe(0);
    expect(await lastAction()).toEqual({
      ...{ action: "catalogue.files-uploaded", subject: `load:${load}`, library: "ZZ-N" },
    });
  });

  test("finds the fitting profile by itself, and the library's own once it has one", async () => {
    const load = async () => {
      const answer = await site.upload({ profile: "" }, marcFile("a.mrc", record("1")));
      const id = Number(/\d+/.exec(answer.headers.get("location") ?? "")![0]);
      const { name } = await own.database.one<{ name: string }>(
        sql`select profile->>'title' as name from catalogue.load where id = ${id}`,
      );
      return name;
    };
    expect(await load()).toBe("Koha");
    await own.database.query(sql`update catalogue.source set profile = (select
      jsonb_set(profile, '{title}', '"Our own"') from catalogue.load limit 1)`);
    expect(await load()).toBe("Our own");
  });

  test("that is no MARC gets a sentence that says so, and keeps what was chosen", async () => {
    const answer = await site.upload(
      { kind: "delta", profile: "sierra" },
      new File(["%PDF-1.7 a report"], "report.pdf"),
    );
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain("report.pdf: This seems to be a PDF document, not a file of MARC records.");
    expect(page).toMatch(/value="delta" checked/);
    expect(page).toMatch(/value="sierra" checked/);
    await expect.poll(() => storedFiles()).toEqual([]);
    site.locale = "es";
    const spanish = await site.upload({}, new File([""], "vacío.mrc"));
    expect(await spanish.text()).toContain("vacío.mrc no es un archivo de registros MARC");
  });

  test("goes on with the files that are MARC and names the others", async () => {
    const load = await uploaded(marcFile("good.mrc", record("1")), new File(["a,b,c\n1,2,3\n"], "list.csv"));
    const page = await site.page(`/staff/loads/${load}/preview`);
    expect(page).toContain("list.csv: This seems to be a table (CSV)");
    expect(storedFiles()).toHaveLength(1);
  });

  test("without a file, a kind or a profile that there is asks for it", async () => {
    const page = await (await site.upload({ kind: "x", profile: "nobody's" }, new File([], ""))).text();
    expect(page).toContain("Say whether the files hold everything");
    expect(page).toContain("Choose one of the load profiles");
    expect(page).toContain("Choose at least one file");
  });

  test("can be dropped with its files, once", async () => {
    const load = await uploaded(marcFile("a.mrc", record("1")));
    const answer = await site.post(`/staff/loads/${load}/drop`);
    expect(answer.headers.get("location")).toBe("/staff/loads?done=dropped");
    await expect.poll(() => storedFiles()).toEqual([]);
    expect((await site.post(`/staff/loads/${load}/drop`)).status).toBe(404);
    expect(await lastAction()).toMatchObject({ action: "catalogue.upload-dropped" });
  });

  test("is forgotten with its files after a week, but not while a load needs them", async () => {
    const old = await uploaded(marcFile("old.mrc", record("1")));
    const stopped = await uploaded(marcFile("stopped.mrc", record("1")));
    const fresh = await uploaded(marcFile("fresh.mrc", record("1")));
    const long = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
    for (const name of storedFiles()) await utimes(join(folder, "uploads", name), long, long);
    await own.database.query(sql`update catalogue.load set started_at = ${long} where id <> ${fresh}`);
    await own.database.query(sql`update catalogue.load set state = 'stopped' where id = ${stopped}`);
    await site.catalogue.jobs!["catalogue.tidy"]!(undefined as never);
    const left = await own.database.query<{ id: number }>(sql`select id from catalogue.load order by id`);
    expect(left.map(({ id }) => id)).toEqual([stopped, fresh]);
    expect(storedFiles()).toHaveLength(2);
    expect((await site.get(`/staff/loads/${old}`)).status).toBe(404);
  });
});

describe("a load", () => {
  test("goes from the queue to readers, with counts, faults, repairs and quarantine in words", async () => {
    const load = await uploaded(marcFile("a.mrc", record("1"), broken, record("2")));
    const answer = await site.post(`/staff/loads/${load}/enter`, { kind: "full", profile: "koha" });
    expect(answer.headers.get("location")).toBe(`/staff/loads/${load}`);
    const waiting = await (await site.get(`/api/v1/loads/${load}/progress`)).json();
    expect(waiting).toMatchObject({ done: 0, total: null, finished: false, state: "waiting" });
    expect(await site.page(`/staff/loads/${load}`)).toContain("<live-progress");
    expect((await site.post(`/staff/loads/${load}/enter`)).status).toBe(409);
    await site.run(load);
    const done = await (await site.get(`/api/v1/loads/${load}/progress`)).json();
    expect(done).toMatchObject({
      finished: true,
      state: "active",
      counts: { read: 3, added: 2, quarantined: 1 },
    });
    const page = await site.page(`/staff/loads/${load}`);
    expect(page).not.toContain("<live-progress");
    expect(page).toContain("One record of this library could not be loaded");
    expect(page).toContain("Take back");
    await expect.poll(() => storedFiles()).toEqual([]);
    expect((await site.get(`/staff/loads/${load}/preview`)).status).toBe(303);
  });

  test("can be taken back, and only the newest", async () => {
    const first = await loaded(marcFile("a.mrc", record("1", "First")));
    const second = await loaded(marcFile("a.mrc", record("1", "Second")));
    const title = async () => /<bdi>(First|Second)<\/bdi>/.exec(await site.page("/records/ZZ-N/1"))?.[1];
    expect(await title()).toBe("Second");
    expect((await site.post(`/staff/loads/${first}/roll-back`)).status).toBe(409);
    expect((await site.post(`/staff/loads/${second}/roll-back`)).status).toBe(303);
    expect(await title()).toBe("First");
    expect(await site.page(`/staff/loads/${second}?done=rolled-back`)).toContain(
      "Readers see what they saw before this load",
    );
    expect(await lastAction()).toMatchObject({
      action: "catalogue.load-rolled-back",
      subject: `load:${second}`,
    });
    expect((await site.post(`/staff/loads/${second}/roll-back`)).status).toBe(409);
  });

  test("that changed nothing offers no way back, since that would undo the load before", async () => {
    await loaded(marcFile("a.mrc", record("1")));
    const same = await loaded(marcFile("a.mrc", record("1")));
    expect(await site.page(`/staff/loads/${same}`)).not.toContain("Take back");
    expect((await site.post(`/staff/loads/${same}/roll-back`)).status).toBe(409);
  });

  test("goes back to its preview when it is stopped before it began", async () => {
    const load = await uploaded(marcFile("a.mrc", record("1")));
    await site.post(`/staff/loads/${load}/enter`);
    const answer = await site.post(`/staff/loads/${load}/stop`);
    expect(answer.headers.get("location")).toBe(`/staff/loads/${load}/preview`);
    await site.begin(load);
    // Loads run one after another: when the next has ended, this one has had its turn.
    await loaded(marcFile("b.mrc", record("other")));
    expect((await site.get("/records/ZZ-N/1")).status).toBe(404);
    expect((await site.progress(load)).state).toBe("uploaded");
    expect((await site.post(`/staff/loads/${load}/stop`)).status).toBe(409);
  });

  test("can be stopped under way and resumed to its end", async () => {
    const records = Array.from({ length: 20_000 }, (_, n) => record(`${n}`));
    const load = await uploaded(marcFile("many.mrc", ...records));
    await site.post(`/staff/loads/${load}/enter`);
    const stateNow = async () => (await site.progress(load)).state;
    await site.begin(load);
    await expect.poll(stateNow, { timeout: 20_000 }).toBe("running");
    expect((await site.post(`/staff/loads/${load}/stop`)).headers.get("location")).toContain("done=stopping");
    await expect.poll(stateNow, { timeout: 20_000 }).toBe("stopped");
    expect(await site.page(`/staff/loads/${load}`)).toContain("Resume");
    expect((await site.post(`/staff/loads/${load}/resume`)).status).toBe(303);
    await site.run(load, true);
    expect(await stateNow()).toBe("active");
    const { records: count } = await own.database.one<{ records: number }>(
      sql`select count(*) as records from catalogue.record`,
    );
    expect(count).toBe(records.length);
  });
});
