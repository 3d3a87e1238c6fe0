import type { Lack } from "./quality.ts";

/** What is counted of a library's records besides what single records lack. */
type Counted =
  /** Without a number of its own: one was made for it. */
  | "number"
  /** With an item that has no call number, or no barcode. */
  | "call-number"
  | "barcode"
  /** In one edition with another record of the same library. */
  | "duplicates"
  /** In an edition that no other library has, or that another has as well. */
  | "alone"
  | "joined";

/** One figure of the report, as addresses name it. */
export type FigureName = Lack | Counted;

export interface Figure {
  readonly name: FigureName;
  /** What its share is a share of: `with-items` are the records that have items. */
  readonly of: "records" | "with-items";
  /** Faults should become fewer; the others are neither good nor bad. */
  readonly isFault: boolean;
}

const fault = (name: FigureName, of: Figure["of"] = "records"): Figure => ({ name, of, isFault: true });

/** Every figure, in the order of the report: what readers miss most comes first. */
export const figures: readonly Figure[] = [
  ...(["title", "author", "isbn", "year", "language", "subject"] as const).map((name) => fault(name)),
  ...(["links", "wrong-isbn", "filing", "capitals", "repeated", "fixed-field", "number"] as const).map(
    (name) => fault(name),
  ),
  fault("call-number", "with-items"),
  fault("barcode", "with-items"),
  fault("duplicates"),
  { name: "alone", of: "records", isFault: false },
  { name: "joined", of: "records", isFault: false },
];

/** The figure that an address names. */
export function figureNamed(name: string | undefined): Figure | undefined {
  return figures.find((figure) => figure.name === name);
}

/** All that is counted after a load; the key `complete` counts records that have and say all they should. */
export type QualityCounts = Readonly<Record<FigureName | "records" | "with-items" | "complete", number>>;

/** How a library's records were after one load. */
export interface QualitySnapshot {
  readonly load: number;
  readonly takenAt: Date;
  readonly counts: QualityCounts;
}

/** One figure with its size. */
export interface Measure extends Figure {
  readonly count: number;
  /** What `share` is a share of. */
  readonly base: number;
  /** 0 to 1; null where there is nothing to have a share of. */
  readonly share: number | null;
  /** Difference to the load before; null where there is none. */
  readonly change: number | null;
  /** Shares after the last loads, oldest first. */
  readonly course: readonly number[];
}

/** A figure in some snapshots, the newest first. A snapshot taken before a figure was thought of counts none of it. */
export function measure(figure: Figure, snapshots: readonly QualitySnapshot[]): Measure {
  const countIn = ({ counts }: QualitySnapshot) => counts[figure.name] ?? 0;
  const baseIn = ({ counts }: QualitySnapshot) => counts[figure.of] ?? 0;
  const shareIn = (snapshot: QualitySnapshot) =>
    baseIn(snapshot) > 0 ? countIn(snapshot) / baseIn(snapshot) : null;
  const [newest, before] = snapshots;
  const known = before?.counts[figure.name] !== undefined;
  return {
    ...figure,
    count: newest ? countIn(newest) : 0,
    base: newest ? baseIn(newest) : 0,
    share: newest ? shareIn(newest) : null,
    change: newest && before && known ? countIn(newest) - countIn(before) : null,
    course: snapshots.flatMap((snapshot) => shareIn(snapshot) ?? []).reverse(),
  };
}
