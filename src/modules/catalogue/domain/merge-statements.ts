import type { RecordReference, Said, Statement, StatementKind } from "./edition.ts";
import { sameKey } from "./merge-sameness.ts";

/** What one record says of one kind; nothing where it is silent. */
export interface Voice {
  /** The same object in all that one record says. */
  readonly source: RecordReference;
  readonly values: readonly string[];
}

/** How statements of one kind are compared. */
export interface Comparison {
  /** Two values with one key are one statement. */
  readonly keyOf?: (value: string) => string;
  /** Whether the first key says nothing beyond the second. */
  readonly addsNothing?: (key: string, other: string) => boolean;
  /** Where a list ends. */
  readonly most?: number;
}

interface Heard {
  readonly key: string;
  readonly value: string;
  readonly sources: RecordReference[];
  readonly otherwise: Heard[];
}

/** The one statement of a kind: what the first record says; what others say instead stands beside it. */
export function theFirst(kind: StatementKind, voices: readonly Voice[]): Statement[] {
  const heard: Heard[] = [];
  for (const { source, values } of voices) {
    const value = values[0];
    if (!value) continue;
    // Libraries mostly write one thing alike.
    const alike = heard.find((each) => each.value === value);
    hear(heard, source, value, alike?.key ?? sameKey(value));
  }
  const [first, ...others] = heard;
  return first ? [asStatement(kind, { ...first, otherwise: others })] : [];
}

/**
 * All statements of a kind that add something: those of the first record as it has them, then of each other record
 * those that are new. What adds nothing stands beside the statement that says it already.
 */
export function theUnion(
  kind: StatementKind,
  voices: readonly Voice[],
  { keyOf = sameKey, addsNothing, most = 100 }: Comparison = {},
): Statement[] {
  const heard: Heard[] = [];
  for (const { source, values } of voices) {
    const before = addsNothing ? heard.slice() : [];
    for (const value of values) {
      const key = keyOf(value);
      const said = heard.some((each) => each.key === key);
      const covering = said ? undefined : before.find((each) => addsNothing?.(key, each.key));
      hear(covering?.otherwise ?? heard, source, value, key);
    }
  }
  return heard.slice(0, most).map((each) => asStatement(kind, each));
}

function hear(heard: Heard[], source: RecordReference, value: string, key: string): void {
  const same = heard.find((each) => each.key === key);
  if (!same) heard.push({ key, value, sources: [source], otherwise: [] });
  else if (same.sources.at(-1) !== source) same.sources.push(source);
}

const asSaid = ({ value, sources }: Heard): Said => ({ value, sources });

function asStatement(kind: StatementKind, heard: Heard): Statement {
  return { kind, ...asSaid(heard), otherwise: heard.otherwise.map(asSaid) };
}
