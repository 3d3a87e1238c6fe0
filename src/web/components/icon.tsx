import { type IconName, iconPaths, mirroredIcons } from "./icon-paths.ts";

export type { IconName } from "./icon-paths.ts";

interface IconProps {
  name: IconName;
  /** A word for those who do not see the icon; leave it out where the word stands beside it. */
  label?: string;
}

/** A line icon in the colour of its text; icons of direction turn round in right-to-left pages. */
export function Icon({ name, label }: IconProps) {
  return (
    <svg
      class={mirroredIcons.has(name) ? "icon icon-mirrored" : "icon"}
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden={label ? undefined : "true"}
      role={label ? "img" : undefined}
      aria-label={label}
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
