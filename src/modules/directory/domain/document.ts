import type { z } from "zod";
import { type Fault, faultsOf } from "./faults.ts";
import { isilKey } from "./isil.ts";
import type {
  BranchDocument,
  DirectoryDocument,
  LibraryDetails,
  LibraryDocument,
  NetworkDocument,
} from "./library.ts";
import { branchSchema, librarySchema, networkSchema } from "./schemas.ts";

/** A value that was read, or what is wrong with it. */
export type Reading<T> =
  | { readonly kind: "read"; readonly value: T }
  | { readonly kind: "faults"; readonly faults: readonly Fault[] };

function withoutUndefined<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function read<T>(schema: z.ZodType<T>, value: unknown): Reading<T> {
  const result = schema.safeParse(value);
  if (!result.success) return { kind: "faults", faults: faultsOf(result.error) };
  return { kind: "read", value: withoutUndefined(result.data) };
}

/** Reads the facts of a library, from a form, a CSV row or JSON. */
export function readLibrary(value: unknown): Reading<LibraryDetails> {
  return read(librarySchema, value);
}

/** Reads a branch. */
export function readBranch(value: unknown): Reading<BranchDocument> {
  return read(branchSchema, value);
}

/** Reads the facts of the network. */
export function readNetwork(value: unknown): Reading<NetworkDocument> {
  return read(networkSchema, value);
}

/** A document with what could be read, and the faults of the parts that were left out. */
export interface DocumentReading {
  readonly document: DirectoryDocument;
  /** Paths begin at the document: `["libraries", 3, "branches", 0, "code"]`. */
  readonly faults: readonly Fault[];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface Part<T> {
  readonly value?: T;
  readonly faults: readonly Fault[];
}

function part<T>(reading: Reading<T>, path: Fault["path"]): Part<T> {
  if (reading.kind === "read") return { value: reading.value, faults: [] };
  return { faults: reading.faults.map((found) => ({ ...found, path: [...path, ...found.path] })) };
}

const duplicate = (path: Fault["path"]): Part<never> => ({ faults: [{ path, code: "duplicate" }] });

function branchParts(raw: unknown, path: Fault["path"]): Part<BranchDocument>[] {
  if (!Array.isArray(raw)) return [{ faults: [{ path, code: "shape" }] }];
  const seen = new Set<string>();
  return raw.map((each, at) => {
    const here = [...path, at];
    const found = part(readBranch(each), here);
    if (!found.value) return found;
    if (seen.has(found.value.code)) return duplicate([...here, "code"]);
    seen.add(found.value.code);
    return found;
  });
}

function libraryPart(raw: unknown, path: Fault["path"]): Part<LibraryDocument> {
  if (!isObject(raw)) return { faults: [{ path, code: "shape" }] };
  const { branches: rawBranches = [], ...details } = raw;
  const library = part(readLibrary(details), path);
  const branches = branchParts(rawBranches, [...path, "branches"]);
  const faults = [...library.faults, ...branches.flatMap((branch) => branch.faults)];
  if (!library.value) return { faults };
  return { value: { ...library.value, branches: branches.flatMap(({ value }) => value ?? []) }, faults };
}

/**
 * Reads a directory from JSON values. A wrong branch or library is left out and told of; the others are
 * read all the same.
 */
export function readDocument(raw: unknown): DocumentReading {
  const found = isObject(raw) ? raw : {};
  const network = found.network === undefined ? undefined : part(readNetwork(found.network), ["network"]);
  const list = Array.isArray(found.libraries) ? found.libraries : undefined;
  const seen = new Set<string>();
  const libraries = (list ?? []).map((each, at) => {
    const library = libraryPart(each, ["libraries", at]);
    if (!library.value) return library;
    const key = isilKey(library.value.isil);
    if (seen.has(key)) return duplicate(["libraries", at, "isil"]);
    seen.add(key);
    return library;
  });
  const shapeless: Fault[] = list ? [] : [{ path: ["libraries"], code: "shape" }];
  return {
    document: {
      ...(network?.value && { network: network.value }),
      libraries: libraries.flatMap(({ value }) => value ?? []),
    },
    faults: [...shapeless, ...(network?.faults ?? []), ...libraries.flatMap(({ faults }) => faults)],
  };
}
