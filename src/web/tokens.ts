/** Names of the colours. A page never names a value, only one of these as `var(--ink)`. */
export type ColourToken = keyof typeof light;

const light = {
  surface: "#fbfaf7",
  "surface-raised": "#ffffff",
  "surface-sunken": "#f1efe9",
  ink: "#1c2024",
  "ink-soft": "#4d555c",
  line: "#dcd8ce",
  "line-strong": "#7d8287",
  accent: "#1b5661",
  "accent-strong": "#123f48",
  "accent-soft": "#e2eff0",
  "accent-ink": "#ffffff",
  focus: "#0b57d0",
  available: "#17613a",
  "available-soft": "#e3f3e8",
  elsewhere: "#1b4f9c",
  "elsewhere-soft": "#e4edfa",
  waiting: "#7a4a00",
  "waiting-soft": "#fbeed3",
  "not-possible": "#9b1c24",
  "not-possible-soft": "#fbe6e5",
} as const;

const dark: Record<ColourToken, string> = {
  surface: "#14181b",
  "surface-raised": "#1d2327",
  "surface-sunken": "#0e1113",
  ink: "#eceae4",
  "ink-soft": "#b5bbbf",
  line: "#343c42",
  "line-strong": "#8b949b",
  accent: "#8fd0d8",
  "accent-strong": "#b6e3e8",
  "accent-soft": "#1d3a40",
  "accent-ink": "#08272c",
  focus: "#8ab8ff",
  available: "#83d6a0",
  "available-soft": "#173324",
  elsewhere: "#a3c5ff",
  "elsewhere-soft": "#1b2f4d",
  waiting: "#f0c070",
  "waiting-soft": "#3a2c10",
  "not-possible": "#ffaca6",
  "not-possible-soft": "#46201f",
};

/** The two themes, each a value `#rrggbb` for every colour token. */
export const themeColours: Record<"light" | "dark", Record<ColourToken, string>> = { light, dark };

function declarations(theme: "light" | "dark"): string {
  const colours = Object.entries(themeColours[theme]).map(([name, value]) => `--${name}:${value};`);
  return `color-scheme:${theme};${colours.join("")}`;
}

/** The colours as style rules: light, dark by the device's wish, and either by the reader's own choice. */
export function tokenSheet(): string {
  return [
    "@layer tokens,base,layout,components,utilities;",
    "@layer tokens{",
    `:root{${declarations("light")}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){${declarations("dark")}}}`,
    `:root[data-theme="dark"]{${declarations("dark")}}`,
    // Paper is white and toner is dear, whatever the screen showed.
    `@media print{:root:root{${declarations("light")}--surface:#fff;}}`,
    "}",
  ].join("\n");
}
