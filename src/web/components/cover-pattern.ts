/** A pattern as one path of lines, drawn over a field of 200 by 300 and clipped by its edges. */
export interface CoverPattern {
  readonly d: string;
  readonly width: number;
}

const steps = (from: number, to: number, by: number) =>
  Array.from({ length: Math.ceil((to - from) / by) }, (_, at) => from + at * by);

const pair = (draw: (x: number, y: number) => string, by: number, byY = by) =>
  steps(0, 300 + byY, byY)
    .flatMap((y, row) => steps(row % 2 === 0 ? 0 : by / 2, 200 + by, by).map((x) => draw(x, y)))
    .join("");

const patterns: readonly ((size: number) => CoverPattern)[] = [
  // Rules across, as of a ledger.
  (size) => ({
    width: size / 5,
    d: steps(size / 2, 300, size * 0.8)
      .map((y) => `M0 ${y}h200`)
      .join(""),
  }),
  // Diagonals.
  (size) => ({
    width: size / 4,
    d: steps(-300, 200, size * 1.2)
      .map((x) => `M${x} 300l300-300`)
      .join(""),
  }),
  // Dots on the corners of a net.
  (size) => ({ width: size / 3, d: pair((x, y) => `M${x} ${y}h.01`, size) }),
  // Waves.
  (size) => ({
    width: size / 6,
    d: steps(0, 320, size * 0.9)
      .map(
        (y) =>
          `M0 ${y}q${size} ${-size} ${2 * size} 0${`t${2 * size} 0`.repeat(Math.ceil(200 / (2 * size)))}`,
      )
      .join(""),
  }),
  // Rings around a corner.
  (size) => ({
    width: size / 4,
    d: steps(size, 330, size * 1.1)
      .map((r) => `M200 ${r}a${r} ${r} 0 0 1 ${-r} ${-r}`)
      .join(""),
  }),
  // Scales, as of a fish or a roof.
  (size) => ({
    width: size / 8,
    d: pair((x, y) => `M${x - size / 2} ${y}a${size / 2} ${size / 2} 0 0 0 ${size} 0`, size, size / 2),
  }),
  // Spines on a shelf.
  (size) => ({
    width: size / 2.5,
    d: steps(size / 2, 200, size)
      .map((x, at) => `M${x} 300v${-[190, 150, 210, 170, 120][at % 5]!}`)
      .join(""),
  }),
  // Little crosses.
  (size) => ({ width: size / 9, d: pair((x, y) => `M${x - 4} ${y}h8m-4-4v8`, size * 1.1) }),
  // Hills, one behind the other.
  (size) => ({
    width: size / 5,
    d: steps(60, 420, size)
      .map((y, at) => `M-20 ${y}c60 ${at % 2 === 0 ? -70 : 40} 150 ${at % 2 === 0 ? 60 : -60} 240 -20`)
      .join(""),
  }),
];

/** The pattern that two numbers from a work's id choose. */
export function patternFor(kind: number, scale: number): CoverPattern {
  const make = patterns[kind % patterns.length]!;
  return make([14, 18, 22, 28][scale % 4]!);
}
