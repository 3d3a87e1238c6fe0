import { hashOf } from "../number-set.ts";
import type { WorkFields } from "./work-fields.ts";
import type { WorkName } from "./work-names.ts";
import type { WorkTitle } from "./work-titles.ts";

/** What a record says of the work it carries. */
export interface WorkKeys {
  /** A whole number, 0 <= key < 2^53, that all records of the work share; null where the record cannot say. */
  readonly key: number | null;
  /**
   * How surely: 0 = no key; 1 = title with something weaker than an author; 2 = author and title, or a film's
   * director or a serial's number; 3 = uniform title.
   */
  readonly rank: number;
  /** Further keys of the same work: its titles in other languages and scripts, a serial's other numbers. */
  readonly aliases: readonly number[];
}

export const noWork: WorkKeys = { key: null, rank: 0, aliases: [] };

/**
 * Works of different kinds never share a key. Text, large print, e-book and the reading of a text aloud are one
 * kind; scores and recordings of music with a uniform title are another.
 */
export type WorkKind = "text" | "music" | "film" | "serial" | "map";

/** One record as its keys are made from it. */
export interface Reading {
  readonly kind: WorkKind;
  /** Leader/06 (type of record): tells a score from a recording. */
  readonly form: string;
  readonly found: WorkFields;
  /** 008/35-37, or "". */
  readonly language: string;
  /** The record's own title (245). */
  readonly own: WorkTitle;
}

/** Part of every key, so that keys made by other rules never meet these. */
const version = "1";

/** The key of a canonical text: kind, name and title. */
export function keyOf(kind: string, name: string, title: string): number {
  return hashOf(`${version}|${kind}|${name}|${title}`);
}

/** The shorter the title, the more of the name counts: two authors called "Smith, J." may both write "Physics". */
export function authoredKey(kind: string, by: WorkName, title: WorkTitle, mark: string): number {
  return keyOf(kind, title.words.length < 3 ? by.full : by.short, title.text + mark);
}
