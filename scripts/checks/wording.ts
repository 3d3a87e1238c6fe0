import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Check } from "./check.ts";
import { filesIn } from "./tree.ts";

interface Ban {
  readonly pattern: RegExp;
  readonly says: string;
  /** Files that the ban is for; every text file where it is not given. */
  readonly only?: RegExp;
}

// The patterns are put together from pieces, so that this file does not find itself.
const machineFolders = ["home", "Users", "root", "work", "workspace", "mnt", "tmp", "scratch"].join("|");

const bans: readonly Ban[] = [
  {
    pattern: new RegExp(`(?<![\\w.:/$}*~-])/(?:${machineFolders})/[\\w.-]`),
    says: "names a path of one machine; use a path inside the checkout or the data directory",
  },
  {
    pattern: new RegExp(`"resolved": "${"http"}`),
    says: "ties the lock file to one registry; run npm with omit-lockfile-registry-resolved",
    only: /^package-lock\.json$/,
  },
  {
    pattern: new RegExp(`\\b(?:${["TO" + "DO", "FIX" + "ME", "HA" + "CK"].join("|")})\\b`),
    says: "leaves work in a comment; do it, or write an issue",
    only: /\.(ts|tsx|js|css|sql)$/,
  },
  {
    pattern: new RegExp(`@ts-(?:${["ignore", "nocheck"].join("|")})`),
    says: "silences the type checker; @ts-expect-error with a reason notices when it is not needed any more",
    only: /\.(ts|tsx|js)$/,
  },
  {
    pattern: new RegExp(`^(?:${["<", ">"].map((sign) => sign.repeat(7)).join("|")}) `),
    says: "is a mark of an unfinished merge",
  },
];

const notText = /\.(png|webp|jpg|ico|mrc|marc|gz|zip|woff2)$/;

/** Words and paths that may not stand in the repository. */
export const wording: Check = {
  name: "wording",
  asks: "no path of one machine, no unfinished work, a neutral lock file",
  async run(root) {
    const paths = filesIn(root).filter((path) => !notText.test(path));
    const faults = paths.flatMap((path) => {
      const bansHere = bans.filter((ban) => !ban.only || ban.only.test(path));
      const lines = readFileSync(join(root, path), "utf8").split("\n");
      return lines.flatMap((line, at) =>
        bansHere.filter((ban) => ban.pattern.test(line)).map((ban) => `${path}:${at + 1} ${ban.says}.`),
      );
    });
    return { faults, looked: `${paths.length} files` };
  },
};
