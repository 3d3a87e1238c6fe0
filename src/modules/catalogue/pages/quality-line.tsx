import { directionOf } from "#kernel/i18n/locales.ts";
import { courseText } from "./quality-words.ts";
import type { Speech } from "./setting.ts";

const width = 96;
const height = 24;
const margin = 3;

/**
 * Points of a line through the shares, oldest first. The scale reaches from nothing to the largest of them, so that a
 * change in a small share is seen. Where one reads from right to left, time runs so as well.
 */
export function linePoints(course: readonly number[], rightToLeft: boolean): { x: number; y: number }[] {
  const largest = Math.max(...course, Number.EPSILON);
  return course.map((share, at) => {
    const along = margin + (at / Math.max(course.length - 1, 1)) * (width - 2 * margin);
    const up = margin + (1 - share / largest) * (height - 2 * margin);
    return { x: Math.round(rightToLeft ? width - along : along), y: Math.round(up * 10) / 10 };
  });
}

/** How a share went over the last loads, as a small line; its numbers are said to those who cannot see it. */
export function CourseLine({ speech, course }: { speech: Speech; course: readonly number[] }) {
  if (course.length < 2) return null;
  const points = linePoints(course, directionOf(speech.locale) === "rtl");
  const last = points.at(-1)!;
  return (
    <>
      <svg aria-hidden="true" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        <polyline
          points={points.map(({ x, y }) => `${x},${y}`).join(" ")}
          fill="none"
          stroke="currentColor"
          stroke-width="1.5"
          stroke-linejoin="round"
        />
        <circle cx={last.x} cy={last.y} r="2.5" fill="currentColor" />
      </svg>
      <span class="visually-hidden">{courseText(speech, course)}</span>
    </>
  );
}
