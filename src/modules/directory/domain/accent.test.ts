import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeAccent, legible, lowestContrast } from "./accent.ts";

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

describe("a library's own colour", () => {
  test("that can be read is taken as it is", () => {
    expect(judgeAccent("#1b5661")).toEqual({ kind: "good" });
    expect(legible("#1B5661", "light")).toBe("#1b5661");
  });

  test("that is too pale is refused with its contrast and a darker one of the same hue", () => {
    const answer = judgeAccent("#ffcc00");
    expect(answer).toMatchObject({ kind: "poor" });
    if (answer.kind !== "poor") return;
    expect(answer.contrast).toBeLessThan(1.5);
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(answer.better.slice(at, at + 2), 16));
    expect(green! / red!).toBeCloseTo(0.8, 1);
    expect(blue).toBe(0);
  });

  test("whatever is wished, what is offered can be read in its theme", () => {
    fc.assert(
      fc.property(colour, fc.constantFrom("light" as const, "dark" as const), (wish, theme) => {
        expect(lowestContrast(legible(wish, theme), theme)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
});
