import { isCoordinator, librariesServed, type RoleAt, type Viewer, worksHere } from "./viewer.ts";

/** What of a person decides who may change the account. */
export interface Managed {
  readonly homeLibrary: string | null;
  readonly roles: readonly RoleAt[];
}

/**
 * Whether the viewer may see and change this person's account: coordinators anyone, staff the readers of
 * their own library. Somebody who works for the network is never changed by colleagues: who can set another's
 * PIN can act as that person.
 */
export function mayManage(viewer: Viewer, { homeLibrary, roles }: Managed): boolean {
  if (isCoordinator(viewer)) return true;
  return !worksHere(roles) && homeLibrary !== null && librariesServed(viewer).includes(homeLibrary);
}
