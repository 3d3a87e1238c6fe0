import { NotFound } from "#kernel/errors.ts";
import type { Description } from "#kernel/http/describe.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import { wantsProblem } from "#kernel/http/failure.ts";
import type { Route } from "#kernel/http/routes.ts";
import { may, viewerOf } from "#modules/accounts";
import { renderPage } from "#web/page.tsx";
import { findLibrary, listLibraries } from "../db/read.ts";
import { type Library, nameFor } from "../domain/library.ts";
import { findPlace } from "../domain/place.ts";
import { aboutBranch, aboutLibraries, aboutLibrary } from "../http/answers.ts";
import { libraryAnswer, listAnswer } from "../http/documents.ts";
import { BranchPage } from "./branch.tsx";
import { LibraryPage } from "./library.tsx";
import { ListPage } from "./list.tsx";
import { type Setting, speechOf } from "./setting.ts";

/** The library of an address. @throws NotFound */
export async function libraryAt(c: HouseContext, { database }: Setting): Promise<Library> {
  const library = await findLibrary(database, c.req.param("isil") ?? "");
  if (library) return library;
  throw new NotFound(
    "directory.no-such-library",
    "No library of this network has this ISIL. The list of libraries has them all.",
  );
}

/** The branch of an address, in its library. @throws NotFound */
export function branchAt(c: HouseContext, library: Library) {
  const branch = library.branches.find(({ code }) => code === c.req.param("code"));
  if (branch) return branch;
  throw new NotFound(
    "directory.no-such-branch",
    "This library has no such branch, or it was taken away. The library's page has those that there are.",
  );
}

// One address answers people and programs, so what keeps answers must ask what was wanted.
function varying(c: HouseContext): void {
  c.header("vary", "accept", { append: true });
}

async function showList(c: HouseContext, setting: Setting): Promise<Response> {
  const libraries = await listLibraries(setting.database);
  const typed = c.req.query("near")?.trim().slice(0, 200) || undefined;
  const speech = speechOf(c, setting.clock);
  varying(c);
  if (wantsProblem(c)) return c.json(listAnswer(libraries, speech.now, typed));
  const near = typed === undefined ? undefined : { typed, found: findPlace(libraries, typed) };
  const options = {
    title: speech.t("directory.list.title"),
    description: speech.t("directory.list.description"),
    wide: true,
    ...(near && { robots: "noindex" }),
  };
  return renderPage(c, options, <ListPage view={{ speech, libraries, near }} />);
}

async function showLibrary(c: HouseContext, setting: Setting): Promise<Response> {
  const library = await libraryAt(c, setting);
  const speech = speechOf(c, setting.clock);
  varying(c);
  if (wantsProblem(c)) return c.json(libraryAnswer(library, speech.now));
  const mayEdit = may(viewerOf(c), "directory.edit", library.isil);
  const title = nameFor(speech.locale, library).text;
  const description = library.about?.slice(0, 160).replaceAll("\n", " ");
  return renderPage(c, { title, description }, <LibraryPage view={{ speech, library, mayEdit }} />);
}

async function showBranch(c: HouseContext, setting: Setting): Promise<Response> {
  const library = await libraryAt(c, setting);
  const branch = branchAt(c, library);
  const speech = speechOf(c, setting.clock);
  varying(c);
  if (wantsProblem(c)) {
    const answer = libraryAnswer(library, speech.now);
    return c.json(answer.branches.find(({ code }) => code === branch.code));
  }
  const mayEdit = may(viewerOf(c), "directory.edit", library.isil);
  const title = nameFor(speech.locale, branch).text;
  return renderPage(c, { title }, <BranchPage view={{ speech, library, branch, mayEdit }} />);
}

/** The pages of the directory for everybody, and the same as JSON. */
export function publicRoutes(setting: Setting): Route[] {
  const get = (path: string, show: (c: HouseContext, setting: Setting) => Promise<Response>): Route => ({
    method: "GET",
    path,
    needs: "public.read",
    handle: (c) => show(c, setting),
  });
  const about = (describe: Description, route: Route): Route => ({ ...route, describe });
  return [
    get("/libraries", showList),
    get("/libraries/:isil", showLibrary),
    get("/libraries/:isil/branches/:code", showBranch),
    about(aboutLibraries, get("/api/v1/libraries", showList)),
    about(aboutLibrary, get("/api/v1/libraries/:isil", showLibrary)),
    about(aboutBranch, get("/api/v1/libraries/:isil/branches/:code", showBranch)),
  ];
}
