import type { Branch, Library, Position } from "./library.ts";

const earthRadius = 6371.0088;
const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;

/** Kilometres between two places along the earth's surface (great circle on a sphere; wrong by at most 0.6 %). */
export function kilometresBetween(one: Position, other: Position): number {
  const [a, b] = [radians(one.latitude), radians(other.latitude)];
  const turn = radians(other.longitude - one.longitude);
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(turn / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** The middle of some places, right across the date line too. */
export function middleOf(places: readonly Position[]): Position {
  let [x, y, z] = [0, 0, 0];
  for (const { latitude, longitude } of places) {
    x += Math.cos(radians(latitude)) * Math.cos(radians(longitude));
    y += Math.cos(radians(latitude)) * Math.sin(radians(longitude));
    z += Math.sin(radians(latitude));
  }
  return { latitude: degrees(Math.atan2(z, Math.hypot(x, y))), longitude: degrees(Math.atan2(y, x)) };
}

/** A branch and how far it is. */
export interface NearBranch {
  readonly library: Library;
  readonly branch: Branch;
  readonly kilometres: number;
}

/** All branches by their distance from a place, the nearest first. */
export function nearestBranches(libraries: readonly Library[], place: Position): NearBranch[] {
  return libraries
    .flatMap((library) => library.branches.map((branch) => ({ library, branch })))
    .map(({ library, branch }) => ({ library, branch, kilometres: kilometresBetween(place, branch) }))
    .sort((a, b) => a.kilometres - b.kilometres);
}
