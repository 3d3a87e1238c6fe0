import { ownPath } from "#web/preferences.ts";

/**
 * Where to go after signing in: a path of this site, or undefined. Never another site, and never the pages of
 * signing in and out themselves, which would lead in a circle.
 */
export function nextPath(value: unknown): string | undefined {
  const path = ownPath(value);
  if (path !== value || path.length > 2000) return undefined;
  return /^\/(sign-in|sign-out|forgotten|reset)(?![\w-])/.test(path) ? undefined : path;
}

/** The sign-in page that leads on to a path. */
export function signInHref(next: string | undefined): string {
  const path = nextPath(next);
  return path ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in";
}
