import { setTimeout as sleep } from "node:timers/promises";
import { Hono, type MiddlewareHandler } from "hono";
import type { Database } from "#kernel/database/database.ts";
import { Forbidden, HouseError } from "#kernel/errors.ts";
import type { FileStore } from "#kernel/files.ts";
import type { HouseContext, HouseEnv } from "#kernel/http/env.ts";
import { mount } from "#kernel/http/mount.ts";
import type { Route } from "#kernel/http/routes.ts";
import { directionOf, type Locale } from "#kernel/i18n/locales.ts";
import { Messages } from "#kernel/i18n/messages.ts";
import { may, type RoleAt, type Viewer, viewerOf } from "#modules/accounts";
import { encodeIso2709 } from "#standards/marc/iso2709.ts";
import type { MarcRecord } from "#standards/marc/record.ts";
import { type Catalogue, createCatalogue } from "../create.ts";
import { catalogueFolders } from "../folders.ts";

const messages = Messages.read([
  catalogueFolders.messages,
  new URL("../../../web/messages/", import.meta.url),
]);

/** Somebody signed in with these roles. */
function person(...roles: RoleAt[]): Viewer {
  return { kind: "person", id: 7, name: "Somebody", email: null, homeLibrary: null, roles, session: "s" };
}

export const coordinator = person({ role: "coordinator", library: null });
export const northStaff = person({ role: "staff", library: "ZZ-N" });
export const visitor: Viewer = { kind: "anonymous" };

const names = new Map([
  ["ZZ-N", { name: "Northgate <Library>", branches: new Map([["MAIN", "Main & Market"]]) }],
  ["ZZ-S", { name: "Southport", branches: new Map([["S1", "Pier"]]) }],
]);

/** The catalogue's pages behind the house's own mounting and permissions, with a frame made up for tests. */
export class TestSite {
  viewer: Viewer = northStaff;
  locale: Locale = "en";
  readonly catalogue: Catalogue;
  readonly #app = new Hono<HouseEnv>();

  constructor(database: Database, files: FileStore) {
    this.catalogue = createCatalogue({
      ...{ database, files },
      owners: async () => new Map([["SOUTH", "ZZ-S"]]),
      libraryNames: async () => names,
    });
    this.#app.use(async (c, next) => {
      const t = messages.translator(this.locale);
      const house = c as HouseContext;
      house.set("t", t);
      house.set("locale", this.locale);
      house.set("viewer", this.viewer);
      house.set("frame", this.#frame(t));
      await next();
    });
    this.#app.onError((error, c) => {
      if (error instanceof HouseError) return c.text(error.code, error.status);
      throw error;
    });
    const enter = ({ needs, library }: Route): MiddlewareHandler<HouseEnv>[] => [
      (c, next) => {
        if (may(viewerOf(c), needs, library && c.req.param(library))) return next();
        throw new Forbidden("test.forbidden", "This is not yours.");
      },
    ];
    mount(this.#app, [{ routes: this.catalogue.routes, enter }], 30);
  }

  #frame(t: unknown) {
    return {
      ...{ locale: this.locale, dir: directionOf(this.locale), t, path: "/", network: "Northern Shelf" },
      ...{ theme: "auto", account: null, navigation: [], staffNavigation: [] },
      assets: { href: (name: string) => `/assets/${name}`, at: () => undefined },
    };
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#app.request(path, { headers: { accept: "text/html", ...headers } });
  }

  /** The HTML of a page; anything but 200 is an error of the test. */
  async page(path: string): Promise<string> {
    const answer = await this.get(path);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.text();
  }

  async post(path: string, fields: Record<string, string> = {}): Promise<Response> {
    return this.#app.request(path, { method: "POST", body: new URLSearchParams(fields) });
  }

  /** Sends files as the form of a new load does. */
  async upload(fields: Record<string, string>, ...files: File[]): Promise<Response> {
    const body = new FormData();
    for (const [name, value] of Object.entries({ library: "ZZ-N", kind: "full", profile: "koha", ...fields }))
      body.append(name, value);
    for (const file of files) body.append("files", file);
    return this.#app.request("/staff/loads", { method: "POST", body });
  }

  /** Sends a body of any size as it is made. */
  async stream(path: string, type: string, body: ReadableStream<Uint8Array>): Promise<Response> {
    const init = { method: "POST", headers: { "content-type": type }, body, duplex: "half" };
    return this.#app.request(new Request(new URL(path, "http://site.test"), init as RequestInit));
  }

  /** Starts a load as the job queue would; its job is done before the load is. */
  async begin(load: number, resume = false): Promise<void> {
    await this.catalogue.jobs!["catalogue.load"]!({ load, resume } as never);
  }

  /** How far a load is. */
  async progress(load: number): Promise<{ state: string; finished: boolean; counts: object }> {
    const answer = await this.get(`/api/v1/loads/${load}/progress`);
    return answer.json() as never;
  }

  /** Runs a load to wherever it ends. */
  async run(load: number, resume = false): Promise<void> {
    await this.begin(load, resume);
    // A load that was stopped stays so until its thread takes it up again.
    const ended = (state: string) =>
      state !== "waiting" && state !== "running" && !(resume && state === "stopped");
    while (!ended((await this.progress(load)).state)) await sleep(20);
  }
}

/** A record with one item. */
export function record(id: string, title = `Title of ${id}`, more: MarcRecord["fields"] = []): MarcRecord {
  const field = (tag: string, ...subfields: [string, string][]) => ({
    tag,
    ind: "  ",
    subfields: subfields.map(([code, value]) => ({ code, value })),
  });
  return {
    leader: "00000cam a2200000 a 4500",
    fields: [
      { tag: "001", value: id },
      { tag: "008", value: "260101s2001    xx      r     000 0 eng d" },
      field("245", ["a", title]),
      field("952", ["b", "MAIN"], ["o", "823 AUS"], ["p", `b-${id}`]),
      ...more,
    ],
  };
}

/** A file of records. */
export function marcFile(name: string, ...records: (MarcRecord | Buffer)[]): File {
  const bytes = Buffer.concat(records.map((each) => (Buffer.isBuffer(each) ? each : encodeIso2709(each))));
  return new File([bytes], name);
}
