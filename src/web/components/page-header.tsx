import type { Child } from "hono/jsx";

interface PageHeaderProps {
  title: string;
  /** A short word above the title that says what kind of page this is. */
  kicker?: string;
  /** One or two sentences below the title. */
  lead?: Child;
  /** Buttons beside the title. */
  actions?: Child;
}

/** The top of a page: its only h1, what it is about and what one can do here. */
export function PageHeader({ title, kicker, lead, actions }: PageHeaderProps) {
  return (
    <div class="page-header">
      <div>
        {kicker && <p class="kicker">{kicker}</p>}
        <h1>
          <bdi>{title}</bdi>
        </h1>
        {lead && <p class="lead">{lead}</p>}
      </div>
      {actions && <div class="actions">{actions}</div>}
    </div>
  );
}
