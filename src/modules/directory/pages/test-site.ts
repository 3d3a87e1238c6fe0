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
import { createDirectory, directoryFolders } from "../index.ts";

const messages = Messages.read([
  directoryFolders.messages,
  new URL("../../../web/messages/", import.meta.url),
]);

/** Somebody signed in with these roles. */
export function person(...roles: RoleAt[]): Viewer {
  return { kind: "person", id: 7, name: "Somebody", email: null, homeLibrary: null, roles, session: "s" };
}

export const coordinator = person({ role: "coordinator", library: null });
export const northStaff = person({ role: "staff", library: "ZZ-NGT" });
export const visitor: Viewer = { kind: "anonymous" };

interface SiteParts {
  readonly database: Database;
  readonly files: FileStore;
  readonly now: Date;
}

/** The directory's pages behind the house's own mounting and permissions, with a frame made up for tests. */
export class TestSite {
  viewer: Viewer = visitor;
  locale: Locale = "en";
  readonly #app = new Hono<HouseEnv>();

  constructor({ database, files, now }: SiteParts) {
    this.#app.use(async (c, next) => {
      const t = messages.translator(this.locale);
      const c2 = c as HouseContext;
      c2.set("t", t);
      c2.set("locale", this.locale);
      c2.set("viewer", this.viewer);
      c2.set("frame", this.#frame(t));
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
    const { routes } = createDirectory({ database, files, clock: { now: () => now } });
    mount(this.#app, [{ routes, enter }], 30);
  }

  #frame(t: unknown) {
    return {
      locale: this.locale,
      dir: directionOf(this.locale),
      t,
      path: "/",
      network: "Northern Shelf",
      theme: "auto",
      account: null,
      navigation: [],
      staffNavigation: [],
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

  /** Sends a form, with a file where a field is one. */
  async post(path: string, fields: Record<string, string | string[] | File>): Promise<Response> {
    const entries = Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string | File] => [name, each]),
    );
    if (!entries.some(([, value]) => value instanceof File)) {
      const body = new URLSearchParams(entries as [string, string][]);
      return this.#app.request(path, { method: "POST", body });
    }
    const body = new FormData();
    for (const [name, value] of entries) body.append(name, value);
    return this.#app.request(path, { method: "POST", body });
  }
}

/** The fields of a page's form as a browser would send them back: names, and the values that stand in them. */
export function formOf(html: string, action: string): Record<string, string> {
  const start = html.indexOf(`action="${action}"`);
  if (start < 0) throw new Error(`The page has no form for ${action}.`);
  const form = html.slice(start, html.indexOf("</form>", start));
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
    const [name, type] = [attribute("name"), attribute("type")];
    if (name && type !== "file" && type !== "checkbox") fields[name] = decoded(attribute("value") ?? "");
  }
  for (const [, name, text] of form.matchAll(/<textarea\b[^>]*\sname="([^"]*)"[^>]*>([^<]*)<\/textarea>/g))
    fields[name!] = decoded(text!);
  return fields;
}

/** Text of HTML with its character references read. */
export function decoded(html: string): string {
  return html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
