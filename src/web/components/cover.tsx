import { type CoverPattern, patternFor } from "./cover-pattern.ts";
import { type SetText, setText } from "./cover-text.ts";
import { type IconName, iconPaths } from "./icon-paths.ts";

/** What a cover is drawn from. */
export interface CoverModel {
  /** The work's id: the same work always gets the same tone and pattern. */
  readonly id: string;
  readonly title: string;
  readonly author?: string;
  readonly format?: IconName;
  /** Language of the title (BCP 47), for the right letter shapes. */
  readonly lang?: string;
  /** Address of a real cover on this site, when there is one. */
  readonly src?: string;
}

interface Tone {
  readonly ground: string;
  /** Colour of the pattern, quiet on the ground. */
  readonly mark: string;
  readonly ink: string;
}

/** Tones of cloth and paper as on a shelf; the ink reads on the ground with more than 4.5:1. */
export const coverTones: readonly Tone[] = [
  { ground: "#1f4e5a", mark: "#3b7480", ink: "#fdf6e6" },
  { ground: "#7a2e2a", mark: "#9e4a41", ink: "#fff1e2" },
  { ground: "#2d3a64", mark: "#4c5c91", ink: "#f4f1e8" },
  { ground: "#d9a441", mark: "#e9c170", ink: "#2b1d05" },
  { ground: "#35573b", mark: "#55795a", ink: "#f5f3e4" },
  { ground: "#e7dcc5", mark: "#d3c29c", ink: "#33271a" },
  { ground: "#5b3a5e", mark: "#7d5880", ink: "#fbeff5" },
  { ground: "#b8532f", mark: "#cf7350", ink: "#fffaf2" },
  { ground: "#2a2c31", mark: "#4a4e57", ink: "#f3ead7" },
  { ground: "#a9c4c0", mark: "#8bada8", ink: "#12302d" },
  { ground: "#e2b7a3", mark: "#d09a82", ink: "#3c1a10" },
  { ground: "#6d6a2f", mark: "#8c8947", ink: "#fffbe4" },
];

/** A number from the id (FNV-1a), with its bits mixed so that ids in a row give tones far apart. */
function seedOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const titleSizes = [
  { size: 33, maxLines: 3 },
  { size: 28, maxLines: 4 },
  { size: 24, maxLines: 5 },
  { size: 20, maxLines: 6 },
  { size: 17, maxLines: 7 },
];
const authorSizes = [
  { size: 14.5, maxLines: 1 },
  { size: 12.5, maxLines: 2 },
];

const rightToLeft = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;

/** Direction by the first letter that has one (Unicode UAX 9, rule P2, for the scripts of libraries). */
function directionOf(text: string): "rtl" | "ltr" {
  return rightToLeft.test(/\p{L}/u.exec(text)?.[0] ?? "") ? "rtl" : "ltr";
}

interface LinesProps {
  set: SetText;
  top: number;
  direction: "ltr" | "rtl";
  ink: string;
  kind: "cover-title" | "cover-author";
}

/** With `direction`, a text that starts at x runs to the side where its script goes. */
function Lines({ set: { lines, size }, top, direction, ink, kind }: LinesProps) {
  return (
    <text class={kind} fill={ink} font-size={size} direction={direction}>
      {lines.map((line, at) => (
        <tspan x={direction === "rtl" ? 176 : 24} y={Math.round(top + size * (0.85 + at * 1.2))}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

function Pattern({
  pattern,
  tone,
  from,
  to,
}: {
  pattern: CoverPattern;
  tone: Tone;
  from: number;
  to: number;
}) {
  const height = to - from;
  if (height < 12) return null;
  return (
    <svg y={from} width="200" height={height} viewBox={`0 ${from} 200 ${height}`} aria-hidden="true">
      <path
        d={pattern.d}
        fill="none"
        stroke={tone.mark}
        stroke-width={pattern.width}
        stroke-dasharray={pattern.dash}
        stroke-linecap="round"
      />
    </svg>
  );
}

function FormatMark({ format, tone, direction }: { format: IconName; tone: Tone; direction: "ltr" | "rtl" }) {
  return (
    <g transform={`translate(${direction === "rtl" ? 24 : 156} 262) scale(.85)`}>
      <path
        d={iconPaths[format]}
        fill="none"
        stroke={tone.ink}
        stroke-width="1.6"
        stroke-linejoin="round"
        stroke-linecap="round"
      />
    </g>
  );
}

/** Where the parts of a cover stand, in units from its top. */
interface Plan {
  readonly title: number;
  readonly author: number;
  /** The pattern fills from here to there. */
  readonly from: number;
  readonly to: number;
  /** Plain bands laid over the pattern, for the words. */
  readonly labels: readonly (readonly [number, number])[];
}

/** The title on top, in the middle, below the pattern, or on a label laid over it; the author at the foot. */
function planOf(layout: number, titleHeight: number, authorHeight: number): Plan {
  const height = Math.round(titleHeight);
  const author = Math.round(280 - authorHeight);
  const middle = Math.round((author - height) / 2);
  const low = author - height - 14;
  if (layout === 0) return { title: 26, author, from: height + 42, to: author - 14, labels: [] };
  if (layout === 1) return { title: middle, author, from: 0, to: middle - 16, labels: [] };
  if (layout === 2) return { title: low, author, from: 0, to: low - 16, labels: [] };
  const labels = [
    [middle - 14, middle + height + 14],
    [author - 12, 300],
  ] as const;
  return { title: middle, author, from: 0, to: 300, labels };
}

/**
 * The face of a work: its picture when there is one, else a cover drawn from its title, its author and its id.
 * It says nothing that the text beside it does not, so screen readers pass over it.
 */
export function Cover({ id, title, author = "", format, lang = "und", src }: CoverModel) {
  if (src) return <img class="cover" src={src} alt="" loading="lazy" width="200" height="300" />;
  const seed = seedOf(id);
  const tone = coverTones[seed % coverTones.length]!;
  const pattern = patternFor(seed >>> 5, seed >>> 11);
  const direction = directionOf(title);
  const heading = setText(title, lang, 152, titleSizes);
  const name = setText(author, lang, format ? 124 : 152, authorSizes);
  const plan = planOf(
    (seed >>> 17) % 4,
    heading.lines.length * heading.size * 1.2,
    name.lines.length * name.size * 1.2,
  );
  return (
    <svg
      class="cover"
      viewBox="0 0 200 300"
      width="200"
      height="300"
      aria-hidden="true"
      lang={lang === "und" ? undefined : lang}
    >
      <path d="M0 0h200v300H0z" fill={tone.ground} />
      <Pattern pattern={pattern} tone={tone} from={plan.from} to={plan.to} />
      {plan.labels.map(([from, to]) => (
        <path d={`M0 ${from}h200V${to}H0z`} fill={tone.ground} />
      ))}
      <path
        d={direction === "rtl" ? "M188 0h12v300h-12z" : "M0 0h12v300H0z"}
        fill="#000"
        fill-opacity=".16"
      />
      <Lines set={heading} top={plan.title} direction={direction} ink={tone.ink} kind="cover-title" />
      {author && (
        <Lines
          set={name}
          top={plan.author}
          direction={directionOf(author)}
          ink={tone.ink}
          kind="cover-author"
        />
      )}
      {format && <FormatMark format={format} tone={tone} direction={direction} />}
    </svg>
  );
}
