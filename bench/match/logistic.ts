/** Which statements hold of one pair, as their places in a list, and whether the pair is the same edition. */
export interface Example {
  /** In ascending order. */
  readonly active: Uint16Array;
  /** Log-odds that is given and not fitted. */
  readonly given: number;
  readonly same: boolean;
}

/** Log-odds: a start, and what each statement adds. */
export interface Fitted {
  readonly start: number;
  readonly weights: Float64Array;
}

/**
 * Fits a logistic regression with a ridge penalty on the weights (not on the start), by Newton's method.
 *
 * @param width number of statements
 * @param ridge strength of the penalty: half of it times the sum of squared weights
 * @param caution how many times an example that is not the same edition counts
 */
export function fitLogistic(examples: readonly Example[], width: number, ridge: number, caution = 1): Fitted {
  const size = width + 1;
  const weights = new Float64Array(size);
  for (let round = 0; round < 25; round++) {
    const gradient = new Float64Array(size);
    const hessian = new Float64Array(size * size);
    for (const { active, given, same } of examples) {
      let score = given + weights[width]!;
      for (const place of active) score += weights[place]!;
      const p = 1 / (1 + Math.exp(-score));
      const importance = same ? 1 : caution;
      const slope = importance * ((same ? 1 : 0) - p);
      const curve = Math.max(importance * p * (1 - p), 1e-9);
      addExample(active, width, slope, curve, gradient, hessian);
    }
    for (let i = 0; i < width; i++) {
      gradient[i]! -= ridge * weights[i]!;
      hessian[i * size + i]! += ridge;
    }
    hessian[size * size - 1]! += 1e-9;
    const step = solve(hessian, gradient, size);
    let largest = 0;
    for (let i = 0; i < size; i++) {
      weights[i]! += step[i]!;
      largest = Math.max(largest, Math.abs(step[i]!));
    }
    if (largest < 1e-4) break;
  }
  return { start: weights[width]!, weights: weights.subarray(0, width) };
}

/** Adds one example to the lower triangle of the curvature; the start is the last row. */
function addExample(
  active: Uint16Array,
  width: number,
  slope: number,
  curve: number,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  const size = width + 1;
  for (let i = 0; i < active.length; i++) {
    const row = active[i]!;
    gradient[row]! += slope;
    for (let j = 0; j <= i; j++) hessian[row * size + active[j]!]! += curve;
    hessian[width * size + row]! += curve;
  }
  gradient[width]! += slope;
  hessian[width * size + width]! += curve;
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
export function scoreOf({ start, weights }: Fitted, { active, given }: Example): number {
  let score = given + start;
  for (const place of active) score += weights[place]!;
  return score;
}

/**
 * Fits as {@link fitLogistic} does, under the condition that no weight has the wrong sign: those that would
 * are set to nothing, the largest first, and the rest fitted again.
 *
 * @param directions for each statement 1 (may only speak for), -1 (only against) or 0 (either)
 */
export function fitDirected(
  examples: readonly Example[],
  directions: readonly number[],
  ridge: number,
  caution: number,
): Fitted {
  const off = new Set<number>();
  for (;;) {
    const without = ({ active, given, same }: Example) => ({
      active: active.filter((place) => !off.has(place)),
      given,
      same,
    });
    const kept = off.size === 0 ? examples : examples.map(without);
    const fitted = fitLogistic(kept, directions.length, ridge, caution);
    const wrong = directions
      .map((direction, place) => ({ place, by: -direction * fitted.weights[place]! }))
      .filter(({ place, by }) => by > 0.005 && !off.has(place))
      .sort((x, y) => y.by - x.by);
    if (wrong.length === 0) {
      for (const place of off) fitted.weights[place] = 0;
      return fitted;
    }
    for (const { place } of wrong.slice(0, 4)) off.add(place);
  }
}
