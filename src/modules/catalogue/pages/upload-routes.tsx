import { createReadStream } from "node:fs";
import { Unavailable } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import type { Translate } from "#kernel/i18n/messages.ts";
import { may, recordAction, type Viewer, viewerOf } from "#modules/accounts";
import { readFrames } from "#standards/marc/frames.ts";
import type { FieldErrors } from "#web/forms/field.tsx";
import { renderPage } from "#web/page.tsx";
import { keepUpload } from "../db/uploaded.ts";
import type { LoadKind } from "../domain/load.ts";
import type { LoadProfile } from "../domain/profile.ts";
import { receiveForm } from "../http/multipart.ts";
import type { StoredFile } from "../jobs/uploads.ts";
import { shippedProfiles } from "../profiles/shipped.ts";
import { loadHref, loadsHref } from "./addresses.ts";
import { profileFor } from "./choosing.ts";
import { NewLoadPage, type UploadValues } from "./new-load.tsx";
import { ownLibraries, type Setting, speechOf } from "./setting.ts";

/** Largest upload at once, in bytes: the records of a large country's libraries. */
const uploadLimit = 16 * 1024 ** 3;

/** `/staff/loads/new` and the upload itself. */
export function uploadRoutes(setting: Setting): Route[] {
  const needs = "catalogue.load";
  return [
    { method: "GET", path: `${loadsHref}/new`, needs, handle: (c) => showNew(setting, c) },
    {
      method: "POST",
      path: loadsHref,
      needs,
      bodyLimit: uploadLimit,
      handle: (c) => takeUpload(setting, c),
    },
  ];
}

async function showNew(setting: Setting, c: HouseContext): Promise<Response> {
  const library = c.req.query("library") ?? "";
  return draw(setting, c, { library, kind: "full", profile: "" }, {});
}

async function draw(
  setting: Setting,
  c: HouseContext,
  values: UploadValues,
  errors: FieldErrors,
): Promise<Response> {
  const speech = speechOf(c);
  const libraries = ownLibraries(viewerOf(c), await setting.libraryNames(speech.locale), speech.locale);
  const only = libraries.length === 1 ? libraries[0]!.isil : undefined;
  const view = {
    ...{ speech, libraries, errors, profiles: shippedProfiles() },
    values: { ...values, library: only ?? values.library },
  };
  const error = Object.keys(errors).length > 0;
  const title = speech.t("catalogue.new.title");
  c.header("cache-control", "no-store");
  return renderPage(c, { title, staff: true, error, status: error ? 422 : 200 }, <NewLoadPage view={view} />);
}

/** A file as it arrived: stored, or passed over because its form named a library that is not the viewer's. */
type Arrived = StoredFile | undefined;

async function takeUpload(setting: Setting, c: HouseContext): Promise<Response> {
  const viewer = viewerOf(c);
  const { fields, files, failure } = await receiveForm<Arrived>(
    c.req.raw,
    async ({ name, content }, typed) => {
      if (!mayLoad(viewer, typed.get("library"))) return undefined;
      return setting.uploads.store(shownName(name), content);
    },
  );
  const stored = files.filter((file) => file !== undefined);
  try {
    if (failure) throw inWords(failure);
    return await conclude(setting, c, valuesIn(fields), stored);
  } catch (error) {
    await setting.deleteFiles(stored.map(({ key }) => key));
    throw error;
  }
}

function valuesIn(fields: ReadonlyMap<string, string>): UploadValues {
  const { library, kind, profile } = { library: "", kind: "", profile: "", ...Object.fromEntries(fields) };
  return { library, kind, profile };
}

const mayLoad = (viewer: Viewer, isil: string | undefined) =>
  isil !== undefined && isil !== "" && may(viewer, "catalogue.load", isil);

// PostgreSQL holds no null character, and a name is shown in lists.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const shownName = (name: string) => name.replace(/[\u0000-\u001f]/g, " ").slice(0, 200);

function inWords(failure: unknown): unknown {
  if ((failure as NodeJS.ErrnoException).code !== "ENOSPC") return failure;
  return new Unavailable("catalogue.upload-disk-full", "The disk is full: the files could not be stored.", {
    cause: failure,
  });
}

/** Looks at what has arrived: the form again with what is wrong with it, or the preview. */
async function conclude(
  setting: Setting,
  c: HouseContext,
  values: UploadValues,
  stored: readonly StoredFile[],
): Promise<Response> {
  const { t } = speechOf(c);
  const errors: Record<string, string> = {};
  const shipped = shippedProfiles().find(({ name }) => name === values.profile);
  if (!mayLoad(viewerOf(c), values.library)) errors.library = t("catalogue.new.library-missing");
  if (values.kind !== "full" && values.kind !== "delta") errors.kind = t("catalogue.new.kind-missing");
  if (values.profile !== "" && !shipped) errors.profile = t("catalogue.new.profile-missing");
  const { good, refused } = await sortOut(setting, t, stored);
  // A library that is not the viewer's had its files passed over: they are not missing.
  if (stored.length === 0 && !errors.library) errors.files = t("catalogue.new.files-missing");
  else if (good.length === 0 && stored.length > 0) errors.files = refused.join(" ");
  const gone = Object.keys(errors).length > 0 ? stored : stored.filter((file) => !good.includes(file));
  await setting.deleteFiles(gone.map(({ key }) => key));
  if (Object.keys(errors).length > 0) return draw(setting, c, values, errors);
  const kind = values.kind as LoadKind;
  const load = await keep(setting, c, { library: values.library, kind, shipped, good, refused });
  return c.redirect(loadHref(load, "preview"), 303);
}

/** Which files are MARC, and for the others a sentence that says what they seem to be. */
async function sortOut({ uploads }: Setting, t: Translate, stored: readonly StoredFile[]) {
  const good: StoredFile[] = [];
  const refused: string[] = [];
  for (const file of stored) {
    const stream = createReadStream(uploads.pathOf(file));
    try {
      const format = await readFrames(stream).format;
      if (typeof format === "string") good.push(file);
      else refused.push(t("catalogue.new.not-marc", { file: file.name, reason: format.unknown }));
    } finally {
      stream.destroy();
    }
  }
  return { good, refused };
}

interface Kept {
  readonly library: string;
  readonly kind: LoadKind;
  readonly shipped: LoadProfile | undefined;
  readonly good: readonly StoredFile[];
  readonly refused: readonly string[];
}

async function keep(setting: Setting, c: HouseContext, kept: Kept): Promise<number> {
  const { library, kind, shipped, good, refused } = kept;
  const viewer = viewerOf(c);
  const profile = shipped ?? (await profileFor(setting, library, good[0]!));
  const startedBy = viewer.kind === "person" ? `person:${viewer.id}` : "";
  return setting.database.transaction(async (tx) => {
    const load = await keepUpload(tx, {
      ...{ library, kind, profile, files: good, startedBy },
      refused: refused.length > 0 ? refused.join("\n") : null,
    });
    await recordAction(tx, {
      ...{ viewer, action: "catalogue.files-uploaded", subject: `load:${load}`, library },
      details: { files: good.length, bytes: good.reduce((sum, { size }) => sum + size, 0) },
    });
    return load;
  });
}
