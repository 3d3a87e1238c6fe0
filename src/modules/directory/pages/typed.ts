import type { HouseContext } from "#kernel/http/env.ts";
import type { Translate } from "#kernel/i18n/messages.ts";
import type { FieldErrors } from "#web/forms/field.tsx";
import { readHours } from "../domain/calendar-text.ts";
import { type Fault, placeOf } from "../domain/faults.ts";

// A field's name is its value's path in the document: `address.city`, `closures.0.from`. So a fault's
// path names its field, and a form is drawn from a document or from what was typed in the same way.

/** Values by path parts; rows of a list are arrays. */
export interface Raw {
  [name: string]: unknown;
}

const lists = new Set(["symbols", "closures", "holidays"]);

function isRaw(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof File);
}

function putAt(target: Raw, path: readonly string[], value: unknown): void {
  const [first, ...rest] = path as [string, ...string[]];
  if (rest.length === 0) {
    target[first] = value;
    return;
  }
  const inner = isRaw(target[first]) ? target[first] : {};
  target[first] = inner;
  putAt(inner, rest, value);
}

// An empty row of a list is one that nobody filled in.
function rowsOf(value: unknown): Raw[] {
  if (!isRaw(value)) return [];
  return Object.values(value)
    .filter(isRaw)
    .filter((row) => Object.values(row).some((cell) => typeof cell === "string" && cell.trim() !== ""));
}

/** What was typed into a form, as an unchecked document. */
export async function typedIn(c: HouseContext): Promise<Raw> {
  const fields = await c.req.parseBody({ all: true });
  const raw: Raw = Object.create(null);
  for (const [name, value] of Object.entries(fields)) {
    const path = name.split(".");
    // Names come from outside: a path through __proto__ would reach every object.
    if (path.length <= 4 && !path.includes("__proto__")) putAt(raw, path, value);
  }
  for (const name of lists) if (name in raw) raw[name] = rowsOf(raw[name]);
  return raw;
}

/** The text of a field, to be shown again; empty where there is none. */
export function textAt(raw: unknown, path: string): string {
  let value: unknown = raw;
  for (const part of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return "";
    value = (value as Raw)[part];
  }
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** The uploaded file of a field; undefined where none was chosen. */
export function fileAt(raw: Raw, name: string): File | undefined {
  const file = raw[name];
  return file instanceof File && file.size > 0 ? file : undefined;
}

/** Closures as typed, with their hours read; those with other hours than usual have such a text. */
export function closuresOf(rows: unknown): Raw[] {
  return (Array.isArray(rows) ? (rows as Raw[]) : []).map((row) => {
    const { from, to, reason, hours } = row;
    const typed = typeof hours === "string" ? hours.trim() : "";
    return { from, to: to === "" ? from : to, reason, ...(typed && { hours: readHours(typed) }) };
  });
}

/** Usual hours as typed: pairs of fields; a pair left empty is no period. */
export function weekOf(typed: unknown): Raw {
  if (!isRaw(typed)) return {};
  const days = Object.entries(typed).map(([day, periods]) => {
    const pairs = isRaw(periods) ? Object.values(periods).filter(isRaw) : [];
    return [day, pairs.map((pair) => [pair[0] ?? "", pair[1] ?? ""]).filter((pair) => pair.join("") !== "")];
  });
  return Object.fromEntries(days);
}

// The hours of a closure are one field, though many values.
const fieldOf = (place: string) => place.replace(/^((?:closures|holidays)\.\d+\.hours)\..*$/, "$1");

/** Faults as errors of a form's fields, in the reader's language. */
export function errorsOf(t: Translate, faults: readonly Fault[]): FieldErrors {
  const errors: Record<string, string> = {};
  for (const fault of faults) {
    const place = fieldOf(placeOf(fault)) || "form";
    errors[place] ??= t(`directory.fault.${fault.code}`);
  }
  return errors;
}
