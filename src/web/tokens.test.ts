import { describe, expect, it } from "vitest";
import { contrast } from "./colour.ts";
import { coverTones } from "./components/cover.tsx";
import { type ColourToken, themeColours } from "./tokens.ts";

const grounds: ColourToken[] = ["surface", "surface-raised", "surface-sunken"];
const states: ColourToken[] = ["available", "elsewhere", "waiting", "not-possible"];

describe("contrast", () => {
  it("is 21 between black and white and 1 between equals, either way round", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#ffffff", "#000000")).toBeCloseTo(21, 5);
    expect(contrast("#1b5661", "#1b5661")).toBe(1);
  });

  it("agrees with the published value for #767676 on white", () => {
    expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  });
});

describe.each(["light", "dark"] as const)("the %s theme", (theme) => {
  const between = (one: ColourToken, other: ColourToken) =>
    contrast(themeColours[theme][one], themeColours[theme][other]);
  const softs = states.map((state) => `${state}-soft` as ColourToken);

  it.each([...grounds, ...softs, "accent-soft" as const])("shows body text on %s with 7:1", (ground) => {
    expect(between("ink", ground)).toBeGreaterThanOrEqual(7);
  });

  it.each(grounds)("shows soft text, links and states on %s with 4.5:1", (ground) => {
    for (const ink of ["ink-soft", "accent", "accent-strong", ...states] as ColourToken[]) {
      expect(between(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(states)("shows the badge of %s with 4.5:1", (state) => {
    expect(between(state, `${state}-soft` as ColourToken)).toBeGreaterThanOrEqual(4.5);
  });

  it("shows the words of a primary button with 4.5:1, also under the pointer", () => {
    expect(between("accent-ink", "accent")).toBeGreaterThanOrEqual(4.5);
    expect(between("accent-ink", "accent-strong")).toBeGreaterThanOrEqual(4.5);
  });

  it.each(grounds)("shows borders of controls and the focus ring on %s with 3:1", (ground) => {
    expect(between("line-strong", ground)).toBeGreaterThanOrEqual(3);
    expect(between("focus", ground)).toBeGreaterThanOrEqual(3);
  });
});

it.each(coverTones)("the words on a cover of tone $ground read with 4.5:1", ({ ground, ink }) => {
  expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
});
