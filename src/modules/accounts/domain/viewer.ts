import type { HouseContext } from "#kernel/http/env.ts";

/** Reader: borrows. Staff: works at one library. Coordinator: looks after the whole network. */
export const roles = ["reader", "staff", "coordinator"] as const;
export type Role = (typeof roles)[number];

/** A role, and the library (ISIL) where it is held; null for the whole network. */
export interface RoleAt {
  readonly role: Role;
  readonly library: string | null;
}

/** Somebody without a session. */
export interface Anonymous {
  readonly kind: "anonymous";
}

/** Somebody signed in. */
export interface SignedIn {
  readonly kind: "person";
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  /** ISIL of the library that the person belongs to. */
  readonly homeLibrary: string | null;
  readonly roles: readonly RoleAt[];
  /** Names the session (not its secret): what `endSessions` and the list of sessions use. */
  readonly session: string;
}

/** Who is asking. */
export type Viewer = Anonymous | SignedIn;

export const anonymous: Anonymous = { kind: "anonymous" };

/** Who makes this request, as the `identify` middleware found; anonymous where it did not run. */
export function viewerOf(c: HouseContext): Viewer {
  return (c.get("viewer") as Viewer | undefined) ?? anonymous;
}

export function isCoordinator(viewer: Viewer): boolean {
  return viewer.kind === "person" && viewer.roles.some(({ role }) => role === "coordinator");
}

/** Whether somebody with these roles works for the network: shorter sessions, longer passwords. */
export function worksHere(held: readonly RoleAt[]): boolean {
  return held.some(({ role }) => role !== "reader");
}

/** ISILs of the libraries where the viewer is staff. */
export function librariesServed(viewer: Viewer): string[] {
  if (viewer.kind === "anonymous") return [];
  return viewer.roles.flatMap(({ role, library }) => (role === "staff" && library ? [library] : []));
}
