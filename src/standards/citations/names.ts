import { hasCase } from "./letter-case.ts";
import type { Name } from "./reference.ts";

/** Han, kana and hangul: a name is written family first and without a comma. */
const familyFirst = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\s·・]+$/u;

/** "Morrison, Toni", "King, Martin Luther, Jr.", "毛泽东": as bibliographies sort it. */
export function inverted(name: Name): string {
  if (name.kind === "body") return name.name;
  const { family, given, suffix } = name;
  if (given !== null && familyFirst.test(family + given)) return family + given;
  return [family, given, suffix].filter(Boolean).join(", ");
}

/** "Toni Morrison", "Martin Luther King Jr.": as it is said. */
export function inOrder(name: Name): string {
  if (name.kind === "body") return name.name;
  const { family, given, suffix } = name;
  if (given !== null && familyFirst.test(family + given)) return family + given;
  return [given, family, suffix].filter(Boolean).join(" ");
}

/** "Morrison, T.", "Sartre, J.-P.": with initials, where the script has them. */
export function withInitials(name: Name): string {
  if (name.kind === "body" || name.given === null || !hasCase(name.given)) return inverted(name);
  return inverted({ ...name, given: initialsOf(name.given) });
}

/** "T. S.", "S. T." */
export function initialsFirst(name: Name): string {
  if (name.kind === "body" || name.given === null || !hasCase(name.given)) return inOrder(name);
  return inOrder({ ...name, given: initialsOf(name.given) });
}

/** Words written small are no names and stay whole: "van", and the article of "al-Ṭayyib". */
function initialsOf(given: string): string {
  return given
    .replaceAll(/\.(?=\p{L})/gu, ". ")
    .split(/\s+/)
    .map((word) => word.split("-").map(initialOf).filter(Boolean).join("-"))
    .filter(Boolean)
    .join(" ");
}

function initialOf(part: string, at: number): string {
  const [letter] = /\p{L}\p{M}*/u.exec(part) ?? [];
  if (letter === undefined) return "";
  return at === 0 && letter !== letter.toUpperCase() ? part : `${letter.toUpperCase()}.`;
}

/** "A", "A and B", "A, B, and C". */
export function listed(names: readonly string[], and = "and"): string {
  if (names.length < 3) return names.join(` ${and} `);
  return `${names.slice(0, -1).join(", ")}, ${and} ${names.at(-1)}`;
}

/** Whether two names are one and the same: a body that published its own work. */
export function isSameName(name: Name | undefined, text: string | null): boolean {
  const key = (each: string) => each.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return name !== undefined && text !== null && key(inOrder(name)) === key(text);
}
