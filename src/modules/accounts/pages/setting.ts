import type { Clock } from "#kernel/clock.ts";
import type { Database } from "#kernel/database/database.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Role } from "../domain/viewer.ts";
import type { SessionCookie } from "../http/session-cookie.ts";

/** A library to choose. */
export interface LibraryChoice {
  readonly isil: string;
  readonly name: string;
}

/** An account of the demo, shown with its secrets on the sign-in page. Never given where the site is real. */
export interface DemoSignIn {
  readonly role: Role;
  /** ISIL; null for a coordinator. */
  readonly library: string | null;
  readonly card?: string | null;
  readonly pin?: string | null;
  readonly email?: string | null;
  readonly password?: string | null;
}

/** What the pages and jobs of this module work with. */
export interface Setting {
  readonly database: Database;
  readonly clock: Clock;
  readonly cookie: SessionCookie;
  /** Of the whole site, without a slash at the end: for links in mails. */
  readonly publicUrl: string;
  readonly demoAccounts: readonly DemoSignIn[];
  /** The libraries that give cards, by name. */
  libraries(): Promise<readonly LibraryChoice[]>;
  /** What stands for the client whose request it is, for counting wrong tries. */
  clientOf(c: HouseContext): string;
}

/** The name of a library, or its ISIL where it has left the network. */
export function nameOf(libraries: readonly LibraryChoice[], isil: string): string {
  return libraries.find((library) => library.isil === isil)?.name ?? isil;
}

/** The libraries as choices of a form. */
export function libraryChoices(libraries: readonly LibraryChoice[]) {
  return libraries.map(({ isil, name }) => ({ value: isil, label: name }));
}
