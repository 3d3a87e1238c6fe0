import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { Invalid } from "#kernel/errors.ts";
import { type LoadProfile, loadProfile } from "../domain/profile.ts";

const folder = new URL("./", import.meta.url);
let shipped: LoadProfile[] | undefined;

/** The profiles that come with the product, by name. */
export function shippedProfiles(): readonly LoadProfile[] {
  shipped ??= readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => loadProfile.parse(JSON.parse(readFileSync(new URL(file, folder), "utf8"))));
  return shipped;
}

/** @throws Invalid naming the profiles there are */
export function shippedProfile(name: string): LoadProfile {
  const found = shippedProfiles().find((profile) => profile.name === name);
  if (found) return found;
  const names = shippedProfiles()
    .map((profile) => profile.name)
    .join(", ");
  throw new Invalid("catalogue.no-profile", `There is no load profile called ${name}. There are: ${names}.`, {
    params: { name, names },
  });
}

/**
 * Checks a profile that somebody wrote.
 *
 * @throws Invalid that says at which place what is wrong
 */
export function readProfile(value: unknown): LoadProfile {
  const read = loadProfile.safeParse(value);
  if (read.success) return read.data;
  throw new Invalid(
    "catalogue.bad-profile",
    `This load profile cannot be used. ${z.prettifyError(read.error)}`,
    {
      params: { faults: z.prettifyError(read.error) },
    },
  );
}
