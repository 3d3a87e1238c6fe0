import { isDeepStrictEqual } from "node:util";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import type { Translate } from "#kernel/i18n/messages.ts";
import { recordAction, viewerOf } from "#modules/accounts";
import type { FieldErrors } from "#web/forms/field.tsx";
import { renderPage } from "#web/page.tsx";
import { branchCodesOf } from "../db/branch-codes.ts";
import { findSource, keepProfile, sourceOf } from "../db/sources.ts";
import { type LoadProfile, loadProfile } from "../domain/profile.ts";
import { shippedProfile, shippedProfiles } from "../profiles/shipped.ts";
import { profileHref } from "./addresses.ts";
import { type CodeRow, ProfilePage, type ProfileView } from "./profile.tsx";
import { type ProfileFault, readDocument } from "./profile-document.ts";
import { libraryName, type Setting, speechOf } from "./setting.ts";

/** Largest document, in bytes: some thousand branches and locations. */
const documentLimit = 512 * 1024;

/** `/staff/profiles/:isil`: a library's load profile, and the map of its branches. */
export function profileRoutes(setting: Setting): Route[] {
  const own = { needs: "catalogue.load", library: "isil", path: "/staff/profiles/:isil" } as const;
  return [
    { ...own, method: "GET", handle: (c) => show(setting, c) },
    { ...own, method: "POST", bodyLimit: documentLimit, handle: (c) => save(setting, c) },
    { ...own, method: "POST", path: `${own.path}/branches`, handle: (c) => saveBranches(setting, c) },
  ];
}

const isilOf = (c: HouseContext) => c.req.param("isil") ?? "";

async function ownProfile({ database }: Setting, isil: string): Promise<LoadProfile> {
  return (await findSource(database, isil))?.profile ?? shippedProfile("plain");
}

/** In the schema's order, which the database does not keep. */
const written = (profile: LoadProfile) => `${JSON.stringify(loadProfile.parse(profile), null, 2)}\n`;

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const from = c.req.query("from") ?? "";
  const profile = await ownProfile(setting, isilOf(c));
  const start = shippedProfiles().find(({ name }) => name === from);
  // A library's branches are its own, whatever system it moves to.
  const document = written(start ? { ...start, branches: profile.branches } : profile);
  return draw(setting, c, profile, { document, from: start ? from : "", faults: [] });
}

type Typed = Pick<ProfileView, "document" | "from"> & { readonly faults: readonly ProfileFault[] };

async function draw(
  setting: Setting,
  c: HouseContext,
  profile: LoadProfile,
  typed: Typed,
): Promise<Response> {
  const speech = speechOf(c);
  const { t } = speech;
  const isil = isilOf(c);
  const names = await setting.libraryNames(speech.locale);
  const branches = names.get(isil)?.branches ?? new Map<string, string>();
  const error = typed.faults.length > 0;
  const done = (["profile", "branches"] as const).find((name) => name === c.req.query("done"));
  const view = {
    ...{ speech, isil, branches, shipped: shippedProfiles(), ...typed },
    libraryName: libraryName(names, isil),
    errors: errorsOf(t, typed.faults.length),
    codes: await codesOf(setting, isil, profile, branches),
    done: done && t(`catalogue.done.${done}`),
  };
  const title = t("catalogue.profile.title");
  c.header("cache-control", "no-store");
  return renderPage(c, { title, staff: true, error, status: error ? 422 : 200 }, <ProfilePage view={view} />);
}

function errorsOf(t: Translate, count: number): FieldErrors {
  return count > 0 ? { document: t("catalogue.profile.wrong", { count }) } : {};
}

/** The codes that the map already holds, and those of items that lead to no branch. */
async function codesOf(
  { database }: Setting,
  isil: string,
  { branches: map }: LoadProfile,
  branches: ReadonlyMap<string, string>,
): Promise<CodeRow[]> {
  const found = await branchCodesOf(database, isil);
  const itemsOf = (code: string) => found.find((each) => each.code === code)?.items ?? 0;
  const mapped = Object.entries(map).map(([code, branch]) => ({ code, branch, items: itemsOf(branch) }));
  const loose = found.filter(({ code }) => !branches.has(code) && !Object.hasOwn(map, code));
  return [...loose.map(({ code, items }) => ({ code, branch: "", items })), ...mapped];
}

async function store(setting: Setting, c: HouseContext, profile: LoadProfile, action: string): Promise<void> {
  const isil = isilOf(c);
  await setting.database.transaction(async (tx) => {
    const source = await sourceOf(tx, isil);
    if (source.profile && isDeepStrictEqual(source.profile, profile)) return;
    await keepProfile(tx, source.id, profile);
    await recordAction(tx, {
      ...{ viewer: viewerOf(c), action, subject: `library:${isil}`, library: isil },
      details: { profile: profile.name },
    });
  });
}

async function save(setting: Setting, c: HouseContext): Promise<Response> {
  const form = await c.req.parseBody();
  const document = typeof form.document === "string" ? form.document : "";
  const read = readDocument(c.get("locale"), c.get("t"), document);
  if (read.kind === "faulty") {
    const profile = await ownProfile(setting, isilOf(c));
    return draw(setting, c, profile, { document, from: "", faults: read.faults });
  }
  await store(setting, c, read.profile, "catalogue.profile-changed");
  return c.redirect(`${profileHref(isilOf(c))}?done=profile`, 303);
}

async function saveBranches(setting: Setting, c: HouseContext): Promise<Response> {
  const form = await c.req.parseBody();
  const isil = isilOf(c);
  const profile = await ownProfile(setting, isil);
  const known = (await setting.libraryNames(c.get("locale"))).get(isil)?.branches;
  const map = new Map(Object.entries(profile.branches));
  for (const [name, code] of Object.entries(form)) {
    const at = /^code\.(\d+)$/.exec(name)?.[1];
    const branch = at === undefined ? undefined : form[`branch.${at}`];
    if (typeof code !== "string" || typeof branch !== "string") continue;
    if (branch === "") map.delete(code);
    else if (known?.has(branch)) map.set(code, branch);
  }
  await store(setting, c, { ...profile, branches: Object.fromEntries(map) }, "catalogue.branches-mapped");
  return c.redirect(`${profileHref(isil)}?done=branches`, 303);
}
