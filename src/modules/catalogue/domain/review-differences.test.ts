import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Run, sideBySide } from "./review-differences.ts";

const shown = (runs: readonly Run[]) =>
  runs.map(({ text, differs }) => (differs ? `[${text}]` : text)).join(" ");

describe("two texts side by side", () => {
  test("have the words marked that the other has not", () => {
    const { state, a, b } = sideBySide(["xii, 212 pages ; 22 cm"], ["214 pages : maps ; 22 cm"]);
    expect(state).toBe("different");
    expect(a.map(shown)).toEqual(["[xii, 212] pages ; 22 cm"]);
    expect(b.map(shown)).toEqual(["[214] pages : [maps ;] 22 cm"]);
  });

  test("are the same whatever their capitals, accents and punctuation", () => {
    expect(sideBySide(["Café Müller: a play /"], ["CAFE MULLER, a play"]).state).toBe("same");
    expect(sideBySide([], []).state).toBe("same");
  });

  test("that stand on one side only are not marked: there is nothing to compare with", () => {
    const { state, a } = sideBySide(["2nd ed."], []);
    expect([state, a.map(shown)]).toEqual(["one", ["2nd ed."]]);
  });

  test("are told apart value by value, wherever a value stands in the list", () => {
    const { a, b } = sideBySide(["111", "222"], ["222", "333", "444"]);
    expect(a.map(shown)).toEqual(["[111]", "222"]);
    expect(b.map(shown)).toEqual(["222", "[333]", "[444]"]);
  });

  test("keep every word, and mark the same whichever comes first", () => {
    const words = fc.array(fc.constantFrom("a", "b", "The", "the", "1.", "–"), { maxLength: 8 });
    fc.assert(
      fc.property(words, words, (x, y) => {
        const [one, other] = [x.join(" "), y.join(" ")];
        const there = sideBySide([one], [other]);
        const back = sideBySide([other], [one]);
        expect(there.state).toBe(back.state);
        const kept = there.a[0]!.map(({ text }) => text).join(" ");
        expect(kept).toBe(one);
      }),
    );
  });
});
