import { isDeepStrictEqual } from "node:util";
import { findSource } from "../db/sources.ts";
import type { LoadProfile } from "../domain/profile.ts";
import type { StoredFile } from "../jobs/uploads.ts";
import { shippedProfiles } from "../profiles/shipped.ts";
import { fitsOf } from "./fitting.ts";
import type { Setting } from "./setting.ts";

/** A profile that an upload can be read by. */
export interface ProfileChoice {
  /** What stands for it in addresses: the name of a shipped one, `own`, or `chosen`. */
  readonly value: string;
  readonly profile: LoadProfile;
}

/** An uploaded file where it lies. */
export function fileAt({ uploads }: Setting, file: StoredFile) {
  return { name: file.name, size: file.size, path: uploads.pathOf(file) };
}

/** The profile for a library's file when nobody chose one: the library's own, or else the one that fits best. */
export async function profileFor(setting: Setting, library: string, file: StoredFile): Promise<LoadProfile> {
  const own = (await findSource(setting.database, library))?.profile;
  if (own) return own;
  const [best] = await fitsOf(fileAt(setting, file), shippedProfiles());
  return best!.profile;
}

/**
 * The profiles to choose from: the shipped ones, the library's own where it is another, and the one that the
 * upload holds where it is yet another; and which of them the upload holds.
 */
export async function profileChoices(
  setting: Setting,
  library: string,
  held: LoadProfile,
): Promise<{ readonly choices: readonly ProfileChoice[]; readonly held: ProfileChoice }> {
  const own = (await findSource(setting.database, library))?.profile;
  const shipped = shippedProfiles().map((profile) => ({ value: profile.name, profile }));
  const choices = [...shipped];
  const add = (value: string, profile: LoadProfile) => {
    if (!choices.some((choice) => isDeepStrictEqual(choice.profile, profile)))
      choices.unshift({ value, profile });
  };
  if (own) add("own", own);
  add("chosen", held);
  return { choices, held: choices.find((choice) => isDeepStrictEqual(choice.profile, held))! };
}
