/** A pattern as one path of lines over a field of 200 by 300, which clips it. Paths are short: a list has twenty. */
export interface CoverPattern {
  readonly d: string;
  /** Width of the line. */
  readonly width: number;
  /** Dashes of the line; dots are dashes without length. */
  readonly dash?: string;
}

const short = (value: number) => Number(value.toFixed(1));

/** One piece of path for each step from 0 to the end. */
function along(end: number, by: number, draw: (at: number, count: number) => string): string {
  return Array.from({ length: Math.ceil(end / by) }, (_, count) => draw(short(count * by), count)).join("");
}

const repeat = (piece: string, length: number, by: number) => piece.repeat(Math.ceil(length / by) + 1);

type Draw = (size: number) => CoverPattern;

const rules: Draw = (size) => ({ width: size / 5, d: along(300, size * 0.8, (y) => `M0 ${y}h200`) });

const diagonals: Draw = (size) => ({
  width: size / 4,
  d: along(500, size * 1.2, (x) => `M${x - 300} 300l300-300`),
});

const dots: Draw = (size) => ({
  width: size / 3,
  dash: `0 ${size}`,
  d: along(310, size, (y, row) => `M${row % 2 === 0 ? 0 : size / 2} ${y}h210`),
});

const waves: Draw = (size) => ({
  width: size / 6,
  d: along(
    330,
    size * 0.9,
    (y) => `M0 ${y}q${size} ${-size} ${2 * size} 0${repeat(`t${2 * size} 0`, 200, 2 * size)}`,
  ),
});

const rings: Draw = (size) => ({
  width: size / 4,
  d: along(330, size * 1.1, (r) => `M200 ${r}a${r} ${r} 0 0 1 ${-r} ${-r}`),
});

const scales: Draw = (size) => {
  const across = size * 2.4;
  const arc = `a${short(across / 2)} ${short(across / 2)} 0 0 0 ${short(across)} 0`;
  return {
    width: size / 8,
    d: along(
      310,
      across / 2,
      (y, row) => `M${row % 2 === 0 ? 0 : short(-across / 2)} ${y}${repeat(arc, 200, across)}`,
    ),
  };
};

const heights = [190, 150, 210, 170, 120];

const spines: Draw = (size) => ({
  width: size / 2.5,
  d: along(200, size, (x, count) => `M${x + size / 2} 300v${-heights[count % heights.length]!}`),
});

const crosses: Draw = (size) => {
  const by = short(size * 1.7);
  return {
    width: size / 9,
    d: along(
      310,
      by,
      (y, row) => `M${row % 2 === 0 ? 4 : short(by / 2)} ${y}${repeat(`m-4 0h8m-4-4v8m${by}-4`, 200, by)}`,
    ),
  };
};

const hills: Draw = (size) => ({
  width: size / 5,
  d: along(420, size, (y, row) => `M-20 ${y}c60 ${row % 2 === 0 ? "-70 150 60" : "40 150-60"} 240-20`),
});

const patterns: readonly Draw[] = [rules, diagonals, dots, waves, rings, scales, spines, crosses, hills];
const scaleSteps = [14, 18, 22, 28];

/** The pattern that two numbers from a work's id choose. */
export function patternFor(kind: number, scale: number): CoverPattern {
  return patterns[kind % patterns.length]!(scaleSteps[scale % scaleSteps.length]!);
}
