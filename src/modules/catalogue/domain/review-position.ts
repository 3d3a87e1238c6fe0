/**
 * Where a pair stands in the review queue: what it is ordered by, the most first. Pairs of equal standing follow each
 * other by their editions, so that every pair has one place.
 */
export interface ReviewPosition {
  /** Copies of both editions, those in readers' hands counted twice. */
  readonly touches: number;
  /** Libraries involved. */
  readonly reach: number;
  /** Log-odds that the two are the same. */
  readonly score: number;
  readonly editionA: number;
  readonly editionB: number;
}

/** A position as it stands in addresses: `12_3_1.25_100_205`. */
export function positionToText({ touches, reach, score, editionA, editionB }: ReviewPosition): string {
  return [touches, reach, score, editionA, editionB].join("_");
}

/** The position in an address, or null where there is none. */
export function positionFromText(text: string | undefined): ReviewPosition | null {
  const found = /^(\d{1,9})_(\d{1,9})_(-?\d{1,9}(?:\.\d{1,20})?(?:e-\d{1,2})?)_(\d{1,15})_(\d{1,15})$/.exec(
    text ?? "",
  );
  if (!found) return null;
  const [touches, reach, score, editionA, editionB] = found.slice(1).map(Number) as [
    ...[number, number, number, number, number],
  ];
  return { touches, reach, score, editionA, editionB };
}
