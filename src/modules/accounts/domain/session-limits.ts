const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long a session lives, in milliseconds. */
export interface SessionLimits {
  /** Without any request. */
  readonly idle: number;
  /** In all, however much it is used. */
  readonly absolute: number;
}

/** Sessions of those who work for the network end sooner: they reach other people's details. */
export const sessionLimits = {
  reader: { idle: 30 * day, absolute: 180 * day },
  staff: { idle: 12 * hour, absolute: 7 * day },
  /** A device that others use too: a public computer in a library. */
  shared: { idle: 30 * minute, absolute: 4 * hour },
} as const satisfies Record<string, SessionLimits>;

/** The limits of one session. They follow the roles held now, so that a new role shortens it at once. */
export function limitsOf({ staff, shared }: { staff: boolean; shared: boolean }): SessionLimits {
  if (shared) return sessionLimits.shared;
  return staff ? sessionLimits.staff : sessionLimits.reader;
}

/** Whether a session may still be used at this moment. */
export function isAlive(
  session: { readonly createdAt: Date; readonly lastSeenAt: Date },
  limits: SessionLimits,
  now: Date,
): boolean {
  return (
    now.getTime() - session.lastSeenAt.getTime() < limits.idle &&
    now.getTime() - session.createdAt.getTime() < limits.absolute
  );
}
