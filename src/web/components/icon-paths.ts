const dot = (x: number, y: number) => `M${x} ${y}h.01`;
const circle = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

/** Each icon as one path, drawn with a line on a field of 24 by 24. */
export const iconPaths = {
  brand: "M3 20.5h18M4.5 4.5h4v13h-4zM8.5 3h4v14.5h-4zM14.2 5.6l3.4-.9 3 12.1-3.4.9zM6.5 8v0",
  search: `${circle(10.5, 10.5, 6.5)}M15.3 15.3 20.5 20.5`,
  book: "M5 19.5v-14A2.5 2.5 0 0 1 7.5 3H19v18H6.5A1.5 1.5 0 0 1 5 19.5 1.5 1.5 0 0 1 6.5 18H19",
  ebook:
    "M7 3h10a1.5 1.5 0 0 1 1.5 1.5v15A1.5 1.5 0 0 1 17 21H7a1.5 1.5 0 0 1-1.5-1.5v-15A1.5 1.5 0 0 1 7 3zM9 7.5h6M9 11h6M9 14.5h3.5M12 18h.01",
  audiobook:
    "M4 14v-2a8 8 0 0 1 16 0v2M4 14h2.5a1 1 0 0 1 1 1v4a1 1 0 0 1-1 1H6a2 2 0 0 1-2-2zM20 14h-2.5a1 1 0 0 0-1 1v4a1 1 0 0 0 1 1h.5a2 2 0 0 0 2-2z",
  film: "M4 5h16v14H4zM8 5v14M16 5v14M4 9.7h4M4 14.3h4M16 9.7h4M16 14.3h4",
  music: `${circle(7, 17.5, 2.5)}${circle(17, 15.5, 2.5)}M9.5 17.5v-12L19.5 3.5v12`,
  score: "M3 6h18M3 10h18M3 14h18M3 18h18M9.5 16V4.5l5 2.5M9.5 16a2 1.6 0 1 1-4 0 2 1.6 0 0 1 4 0z",
  map: "M9 4 3.5 6v14L9 18l6 2 5.5-2V4L15 6zM9 4v14M15 6v14",
  serial: "M4 4.5h12.5v15H6a2 2 0 0 1-2-2zM16.5 8.5H20v9a2 2 0 0 1-2 2h-1.5M7 8.5h6.5M7 12h6.5M7 15.5h4",
  comic: "M4 4h16v11.5h-8.5L7 20v-4.5H4zM8 8.5h3M8 11.5h8M13.5 8.5H16",
  kit: "M4 8h16v11.5H4zM9 8V5.5A1.5 1.5 0 0 1 10.5 4h3A1.5 1.5 0 0 1 15 5.5V8M4 13h16M12 11.5v3",
  other: "M12 3.5 20 8v8l-8 4.5L4 16V8zM4 8l8 4.5L20 8M12 12.5v8",
  library: "M3.5 9.5 12 4l8.5 5.5zM3.5 20.5h17M6 9.5v8M10 9.5v8M14 9.5v8M18 9.5v8M4.5 17.5h15",
  place: `M12 21.5c4-4.5 6.5-8 6.5-11.2a6.5 6.5 0 1 0-13 0c0 3.2 2.5 6.7 6.5 11.2z${circle(12, 10.2, 2.3)}`,
  clock: `${circle(12, 12, 8.5)}M12 7v5l3.5 2`,
  calendar: "M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8",
  check: "m4.5 12.5 5 5 10-11",
  available: `${circle(12, 12, 8.5)}M8 12.3l2.8 2.9 5.4-6`,
  elsewhere:
    "M3 16.5v-10h11v10M14 9.5h4l3 3.5v3.5h-2M3 16.5h2M9 16.5h6M5 17a2 2 0 1 0 4 0 2 2 0 1 0-4 0M15 17a2 2 0 1 0 4 0 2 2 0 1 0-4 0",
  waiting: "M6.5 3.5h11M6.5 20.5h11M8 3.5v3.7l4 4.8 4-4.8V3.5M8 20.5v-3.7l4-4.8 4 4.8v3.7",
  stop: `${circle(12, 12, 8.5)}M6.2 6.2l11.6 11.6`,
  close: "M6 6l12 12M18 6 6 18",
  menu: "M4 6.5h16M4 12h16M4 17.5h16",
  "chevron-down": "m6 9.5 6 6 6-6",
  "chevron-up": "m6 14.5 6-6 6 6",
  "chevron-forward": "m9.5 6 6 6-6 6",
  "chevron-back": "m14.5 6-6 6 6 6",
  "arrow-forward": "M4.5 12h15M13.5 6l6 6-6 6",
  user: `${circle(12, 8, 4)}M4.5 20.5c.7-4 3.6-6 7.5-6s6.8 2 7.5 6`,
  people: `${circle(9, 8.5, 3.5)}M2.5 20c.6-3.7 3-5.5 6.5-5.5s5.9 1.8 6.5 5.5M15.5 5.3a3.5 3.5 0 0 1 0 6.4M17.5 14.9c2.3.6 3.6 2.3 4 5.1`,
  globe: `${circle(12, 12, 8.5)}M3.5 12h17M12 3.5c-5 5.3-5 11.7 0 17M12 3.5c5 5.3 5 11.7 0 17`,
  sun: `${circle(12, 12, 4)}M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4`,
  moon: "M20 14.3A8.3 8.3 0 0 1 9.7 4a8.3 8.3 0 1 0 10.3 10.3z",
  screen: "M3.5 5h17v11.5h-17zM8.5 20h7M12 16.5v3.5",
  upload: "M12 16V4.5M7 9.5l5-5 5 5M4.5 16v3.5h15V16",
  download: "M12 4.5V16M7 11l5 5 5-5M4.5 16v3.5h15V16",
  warning: `M12 4 21 19.5H3zM12 10v4.5${dot(12, 17)}`,
  error: `${circle(12, 12, 8.5)}M12 7.5v5.5${dot(12, 16.2)}`,
  info: `${circle(12, 12, 8.5)}M12 11.5v5${dot(12, 8)}`,
  external: "M13.5 4.5h6v6M19.5 4.5 11 13M17 14v5.5H4.5V7H10",
  filter: "M4 6.5h16M7 12h10M10 17.5h4",
  edit: "M4.5 19.5l1-4.2L16.3 4.5l3.2 3.2L8.7 18.5zM13.8 7l3.2 3.2",
  add: "M12 5v14M5 12h14",
  list: `M9 6.5h11M9 12h11M9 17.5h11${dot(4.5, 6.5)}${dot(4.5, 12)}${dot(4.5, 17.5)}`,
  keyboard: `M3 6.5h18v11H3zM8 14.5h8${dot(6.5, 10)}${dot(10, 10)}${dot(14, 10)}${dot(17.5, 10)}`,
} as const;

export type IconName = keyof typeof iconPaths;

/** Icons that say a direction of reading; they are mirrored where reading goes from right to left. */
export const mirroredIcons: ReadonlySet<IconName> = new Set<IconName>([
  "chevron-forward",
  "chevron-back",
  "arrow-forward",
  "elsewhere",
  "external",
  "list",
  "book",
  "serial",
  "comic",
]);
