import type { LibraryNames } from "#modules/directory";
import { type DescribedRecord, describedRecords } from "../db/described-records.ts";
import type { MatchTrial } from "../db/trials.ts";
import { type DecidingPair, decidingPair } from "../domain/matching/deciding-pair.ts";
import type { Matcher } from "../domain/matching/matcher.ts";
import { matcherNamed } from "../domain/matching/shipped-matchers.ts";
import { type Traits, traitsFromText } from "../domain/matching/traits.ts";
import type { TrialExample } from "../domain/matching/trial.ts";
import { type ChangeKind, changeKinds, kindsOf } from "../domain/matching/trial-examples.ts";
import { libraryName, type Setting } from "./setting.ts";

/** A record of an example, as it is now. */
export interface ChangedRecord {
  /** "ISIL number". */
  readonly name: string;
  readonly library: string;
  readonly libraryName: string;
  readonly controlNumber: string;
  /** Undefined where it is not in the catalogue any more. */
  readonly found: DescribedRecord | undefined;
}

/** One change with its reasons. */
export interface Change {
  /** Its number among the trial's examples, from 1. */
  readonly number: number;
  readonly kinds: readonly ChangeKind[];
  readonly title: string;
  readonly before: readonly (readonly ChangedRecord[])[];
  readonly after: readonly (readonly ChangedRecord[])[];
  readonly leftOut: number;
  readonly reasons: readonly (DecidingPair & { readonly kind: ChangeKind })[];
}

/** An example with its number among all of the trial. */
export interface NumberedExample {
  readonly number: number;
  readonly kinds: readonly ChangeKind[];
  readonly example: TrialExample;
}

/** The examples of a trial, all or those of one kind. */
export function examplesOf({ examples }: MatchTrial, kind?: ChangeKind): NumberedExample[] {
  return examples
    .map((example, at) => ({ number: at + 1, kinds: kindsOf(example), example }))
    .filter(({ kinds }) => !kind || kinds.includes(kind));
}

function recordNameOf(name: string) {
  // An ISIL has no space (ISO 15511), a control number may have.
  const end = name.indexOf(" ");
  return { library: name.slice(0, end), controlNumber: name.slice(end + 1) };
}

/** Describes examples by their records as they are now. All are read at once. */
export async function changesOf(
  { database }: Setting,
  names: ReadonlyMap<string, LibraryNames>,
  { matcher: version }: MatchTrial,
  examples: readonly NumberedExample[],
): Promise<Change[]> {
  const wanted = new Set(examples.flatMap(({ example }) => example.before.flat()));
  const found = await describedRecords(database, [...wanted].map(recordNameOf));
  const recordOf = (name: string): ChangedRecord => {
    const { library, controlNumber } = recordNameOf(name);
    const known = libraryName(names, library);
    return { name, library, controlNumber, libraryName: known, found: found.get(name) };
  };
  const matcher = matcherNamed(version);
  return examples.map((numbered) => changeOf(numbered, recordOf, matcher));
}

function changeOf(
  { number, kinds, example }: NumberedExample,
  recordOf: (name: string) => ChangedRecord,
  matcher: Matcher,
): Change {
  const records = new Map(example.before.flat().map((name) => [name, recordOf(name)]));
  const shown = (groups: TrialExample["before"]) =>
    groups.map((group) => group.map((name) => records.get(name) ?? recordOf(name)));
  const traits = new Map<string, Traits>();
  for (const [name, { found }] of records) if (found) traits.set(name, traitsFromText(found.traits));
  const reasons = changeKinds
    .filter((kind) => kinds.includes(kind))
    .flatMap((kind) => {
      const pair = decidingPair(example, kind, (name) => traits.get(name), matcher);
      return pair ? [{ ...pair, kind }] : [];
    });
  return {
    ...{ number, kinds, reasons, leftOut: example.leftOut ?? 0 },
    title: [...records.values()].find(({ found }) => found?.brief.title)?.found?.brief.title ?? "",
    before: shown(example.before),
    after: shown(example.after),
  };
}
