import type { Child } from "hono/jsx";

/** A term and what is said of it; several details where a term has several. */
export interface Definition {
  readonly term: string;
  readonly details: Child;
}

/** Facts about one thing: a term at the start, its details beside it (below it on a phone). */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl class="definitions">
      {items.map(({ term, details }) => (
        <div>
          <dt>{term}</dt>
          <dd>{typeof details === "string" ? <bdi>{details}</bdi> : details}</dd>
        </div>
      ))}
    </dl>
  );
}
