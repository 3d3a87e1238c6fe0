import type { Child } from "hono/jsx";
import { Heading, type HeadingLevel } from "./heading.tsx";

interface CardProps {
  title?: string;
  /** Makes the title a link. */
  href?: string;
  level?: HeadingLevel;
  /** Actions at the end of the card. */
  footer?: Child;
  children?: Child;
}

/** A thing that stands by itself: a library, a loan, a programme. */
export function Card({ title, href, level = 3, footer, children }: CardProps) {
  return (
    <article class="card">
      {title && (
        <Heading level={level} class="card-title">
          {href ? (
            <a href={href} dir="auto">
              {title}
            </a>
          ) : (
            <span dir="auto">{title}</span>
          )}
        </Heading>
      )}
      {children}
      {footer && <div class="actions">{footer}</div>}
    </article>
  );
}
