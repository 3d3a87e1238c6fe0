import { Bug } from "#kernel/errors.ts";
import { isCoordinator, librariesServed, type Viewer } from "./viewer.ts";

/**
 * Who may: everyone; whoever is signed in; staff of the library in question and coordinators; coordinators.
 */
export type Holder = "everyone" | "signed-in" | "library-staff" | "coordinator";

interface Rule {
  readonly holder: Holder;
  /** What it allows, in one sentence. */
  readonly sentence: string;
}

/** The one table of who may do what. Routes name a line of it; nothing else decides. */
export const permissions = {
  "public.read": { holder: "everyone", sentence: "See everything that the network shows to all." },
  "account.own": { holder: "signed-in", sentence: "See and change one's own account." },
  "staff.read": { holder: "library-staff", sentence: "See the staff's workplace." },
  "accounts.readers": { holder: "library-staff", sentence: "Add and change readers of one's own library." },
  "accounts.manage": { holder: "coordinator", sentence: "Add, change and remove anyone, and give roles." },
  "accounts.audit": { holder: "library-staff", sentence: "Read what staff did at one's own library." },
  "directory.edit": { holder: "library-staff", sentence: "Change a library's entry in the directory." },
  "directory.edit-all": { holder: "coordinator", sentence: "Add and remove libraries, change any entry." },
  "catalogue.staff": { holder: "library-staff", sentence: "See records as the staff sees them." },
  "catalogue.load": { holder: "library-staff", sentence: "Load a library's records and see its loads." },
  "catalogue.decide-matches": {
    holder: "library-staff",
    sentence: "Decide which records of one's own library are the same edition as others.",
  },
  "catalogue.manage": { holder: "coordinator", sentence: "Change how records are joined into editions." },
  "system.read": { holder: "coordinator", sentence: "See how the system itself is: jobs, mail, errors." },
} as const satisfies Record<string, Rule>;

export type Permission = keyof typeof permissions;

export function isPermission(name: string): name is Permission {
  return Object.hasOwn(permissions, name);
}

/**
 * Whether the viewer may.
 *
 * @param library ISIL where the right is asked for; without it, a right held at any library is enough, and
 *   the caller checks the library itself
 * @throws Bug when the table has no such permission
 */
export function may(viewer: Viewer, permission: string, library?: string): boolean {
  if (!isPermission(permission))
    throw new Bug("accounts.permission-unknown", `The table of permissions has no line "${permission}".`);
  return holds(viewer, permissions[permission].holder, library);
}

function holds(viewer: Viewer, holder: Holder, library: string | undefined): boolean {
  switch (holder) {
    case "everyone":
      return true;
    case "signed-in":
      return viewer.kind === "person";
    case "coordinator":
      return isCoordinator(viewer);
    case "library-staff": {
      const served = librariesServed(viewer);
      return isCoordinator(viewer) || (library === undefined ? served.length > 0 : served.includes(library));
    }
  }
}
