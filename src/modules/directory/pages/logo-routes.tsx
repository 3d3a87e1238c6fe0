import { Readable } from "node:stream";
import { NotFound } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { recordAction, viewerOf } from "#modules/accounts";
import { libraryDocument } from "../db/read.ts";
import { setLogo } from "../db/write.ts";
import type { Library } from "../domain/library.ts";
import { logoKey, logoLimit, readLogo, storeLogo } from "../http/logo.ts";
import { staffHref } from "./addresses.ts";
import { freshForm } from "./editing.tsx";
import { drawLibrary } from "./library-routes.tsx";
import { libraryAt } from "./public-routes.tsx";
import type { Setting } from "./setting.ts";
import { fileAt, typedIn } from "./typed.ts";

async function serve(c: HouseContext, setting: Setting): Promise<Response> {
  const { logo } = await libraryAt(c, setting);
  if (!logo) throw new NotFound("directory.no-logo", "This library has no logo.");
  const { size, stream } = await setting.files.get(logoKey(logo));
  const kept = c.req.query("v") === logo ? "public, max-age=31536000, immutable" : "public, max-age=300";
  return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
    "content-type": "image/webp",
    "content-length": String(size),
    "cache-control": kept,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
  });
}

async function change(
  c: HouseContext,
  setting: Setting,
  library: Library,
  logo: string | null,
): Promise<void> {
  const { isil } = library;
  await setting.database.transaction(async (tx) => {
    await setLogo(tx, isil, logo);
    const action = logo ? "directory.logo-changed" : "directory.logo-removed";
    await recordAction(tx, { viewer: viewerOf(c), action, subject: `library:${isil}`, library: isil });
  });
  // The old file goes only when nothing names it any more.
  if (library.logo) await setting.files.delete(logoKey(library.logo));
}

async function take(c: HouseContext, setting: Setting): Promise<Response> {
  const library = await libraryAt(c, setting);
  const file = fileAt(await typedIn(c), "logo");
  const reading = file
    ? await readLogo(new Uint8Array(await file.arrayBuffer()))
    : ({ kind: "refused", reason: "missing" } as const);
  if (reading.kind === "refused") {
    const logoError = c.get("t")(`directory.logo.${reading.reason}`);
    const form = freshForm(c, libraryDocument(library), library.revision);
    return drawLibrary(c, setting, library, { form, logoError, status: 422, error: true });
  }
  await change(c, setting, library, await storeLogo(setting.files, reading.webp));
  return c.redirect(`${staffHref(library.isil, "edit")}?done=logo`, 303);
}

async function remove(c: HouseContext, setting: Setting): Promise<Response> {
  const library = await libraryAt(c, setting);
  await change(c, setting, library, null);
  return c.redirect(`${staffHref(library.isil, "edit")}?done=logo-removed`, 303);
}

/** The logo of a library: served to all, changed by its staff. */
export function logoRoutes(setting: Setting): Route[] {
  const own = { method: "POST", needs: "directory.edit", library: "isil" } as const;
  return [
    {
      method: "GET",
      path: "/libraries/:isil/logo",
      needs: "public.read",
      handle: (c) => serve(c, setting),
    },
    {
      ...own,
      path: "/staff/libraries/:isil/logo",
      // Room for the form around the file.
      bodyLimit: logoLimit + 64 * 1024,
      handle: (c) => take(c, setting),
    },
    { ...own, path: "/staff/libraries/:isil/logo/remove", handle: (c) => remove(c, setting) },
  ];
}
