/** Which statements hold of one pair, as their places in a list, and whether the pair is the same edition. */
export interface Example {
  /** In ascending order. */
  readonly active: Uint16Array;
  /** Log-odds that are given and not fitted. */
  readonly given: number;
  readonly same: boolean;
}

/**
 * Fits a logistic regression with a ridge penalty, by Newton's method: what each statement adds to the log-odds.
 *
 * @param width number of statements
 * @param ridge strength of the penalty: half of it times the sum of squared weights
 * @param caution how many times an example that is not the same edition counts
 */
function fitLogistic(
  examples: readonly Example[],
  width: number,
  ridge: number,
  caution: number,
): Float64Array {
  const weights = new Float64Array(width);
  for (let round = 0; round < 25; round++) {
    const gradient = new Float64Array(width);
    const hessian = new Float64Array(width * width);
    for (const example of examples) {
      const p = 1 / (1 + Math.exp(-scoreOf(weights, example)));
      const importance = example.same ? 1 : caution;
      const slope = importance * ((example.same ? 1 : 0) - p);
      addExample(example.active, slope, Math.max(importance * p * (1 - p), 1e-9), gradient, hessian);
    }
    for (let i = 0; i < width; i++) {
      gradient[i]! -= ridge * weights[i]!;
      hessian[i * width + i]! += ridge;
    }
    const step = solve(hessian, gradient, width);
    const largest = step.reduce((most, by) => Math.max(most, Math.abs(by)), 0);
    // Far from the answer the curve is nearly flat, and a whole step would leap over it.
    const share = Math.min(1, 2 / largest);
    for (let i = 0; i < width; i++) weights[i]! += share * step[i]!;
    if (largest < 1e-4) break;
  }
  return weights;
}

/** Adds one example to the slope, and to the lower triangle of the curvature. */
function addExample(
  active: Uint16Array,
  slope: number,
  curve: number,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  const width = gradient.length;
  for (let i = 0; i < active.length; i++) {
    const row = active[i]!;
    gradient[row]! += slope;
    for (let j = 0; j <= i; j++) hessian[row * width + active[j]!]! += curve;
  }
}

/** Solves a positive definite system, given its lower triangle (Cholesky), in place. */
function solve(matrix: Float64Array, right: Float64Array, size: number): Float64Array {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= matrix[i * size + k]! * matrix[j * size + k]!;
      matrix[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / matrix[j * size + j]!;
    }
  }
  const result = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) result[i]! -= matrix[i * size + k]! * result[k]!;
    result[i]! /= matrix[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) result[i]! -= matrix[k * size + i]! * result[k]!;
    result[i]! /= matrix[i * size + i]!;
  }
  return result;
}

/** Log-odds of one example. */
export function scoreOf(weights: Float64Array, { active, given }: Example): number {
  let score = given;
  for (const place of active) score += weights[place]!;
  return score;
}

/**
 * Fits under the condition that no weight has the wrong sign: those that would are set to nothing, the
 * largest first, and the rest fitted again.
 *
 * @param directions for each statement 1 (may only speak for), -1 (only against) or 0 (either)
 * @param ridge strength of the penalty on weights
 * @param caution how many times an example that is not the same edition counts
 */
export function fitDirected(
  examples: readonly Example[],
  directions: readonly number[],
  ridge: number,
  caution: number,
): Float64Array {
  const off = new Set<number>();
  for (;;) {
    const without = ({ active, given, same }: Example) => ({
      active: active.filter((place) => !off.has(place)),
      given,
      same,
    });
    const kept = off.size === 0 ? examples : examples.map(without);
    const weights = fitLogistic(kept, directions.length, ridge, caution);
    const wrong = directions
      .map((direction, place) => ({ place, by: -direction * weights[place]! }))
      .filter(({ place, by }) => by > 0.005 && !off.has(place))
      .sort((x, y) => y.by - x.by);
    if (wrong.length === 0) {
      for (const place of off) weights[place] = 0;
      return weights;
    }
    for (const { place } of wrong.slice(0, 4)) off.add(place);
  }
}
