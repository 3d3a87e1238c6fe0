import { channelsOf, contrast } from "#web/colour.ts";
import { themeColours } from "#web/tokens.ts";

/** WCAG 2.2, criterion 1.4.3: contrast of text with what is behind it. */
const enough = 4.5;

const backgrounds = {
  light: [
    themeColours.light.surface,
    themeColours.light["surface-raised"],
    themeColours.light["surface-sunken"],
  ],
  dark: [themeColours.dark.surface, themeColours.dark["surface-raised"], themeColours.dark["surface-sunken"]],
} as const;

/** Whether a text has the shape `#rrggbb`. */
export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

/** The lowest contrast that a colour has with the surfaces of a theme. */
export function lowestContrast(colour: string, theme: "light" | "dark" = "light"): number {
  return Math.min(...backgrounds[theme].map((surface) => contrast(colour, surface)));
}

function towards(colour: string, goal: 0 | 255, share: number): string {
  const mixed = channelsOf(colour).map((channel) => Math.round(channel + (goal - channel) * share));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** The colour nearest to a wished one, of the same hue, that can be read in a theme; the wish itself where it can. */
export function legible(colour: string, theme: "light" | "dark"): string {
  const goal = theme === "light" ? 0 : 255;
  for (let step = 0; step < 100; step++) {
    const candidate = towards(colour.toLowerCase(), goal, step / 100);
    if (lowestContrast(candidate, theme) >= enough) return candidate;
  }
  return theme === "light" ? "#000000" : "#ffffff";
}

/** What is said to a library that wishes for a colour. */
export type AccentAnswer =
  | { readonly kind: "good" }
  /** `contrast` is what the wish would have had, `better` the nearest colour that can be read. */
  | { readonly kind: "poor"; readonly contrast: number; readonly better: string };

/** Whether a colour `#rrggbb` can be an accent of light pages; the dark one is computed from it. */
export function judgeAccent(colour: string): AccentAnswer {
  const found = lowestContrast(colour);
  return found >= enough
    ? { kind: "good" }
    : { kind: "poor", contrast: found, better: legible(colour, "light") };
}
