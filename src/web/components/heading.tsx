import type { Child } from "hono/jsx";

export type HeadingLevel = 1 | 2 | 3 | 4;

interface HeadingProps {
  level: HeadingLevel;
  class?: string;
  id?: string;
  children?: Child;
}

/** A heading whose level is given by where it stands, so that headings make an outline. */
export function Heading({ level, children, ...rest }: HeadingProps) {
  const Tag = `h${level}` as "h1";
  return <Tag {...rest}>{children}</Tag>;
}
