import type { Child } from "hono/jsx";
import type { Translate } from "#kernel/i18n/messages.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

interface FilterPanelProps {
  t: Translate;
  action: string;
  /** What the address must keep: the query, the order. */
  hidden?: Readonly<Record<string, string | readonly string[]>>;
  /** How many filters are chosen, shown on the phone's button. */
  chosen?: number;
  /** Address without any filter; shown as "Clear all" when something is chosen. */
  clearHref?: string;
  children?: Child;
}

/** The filters beside a list: one GET form, folded behind a button on phones. */
export function FilterPanel({ t, action, hidden = {}, chosen = 0, clearHref, children }: FilterPanelProps) {
  return (
    <details class="fold filters">
      <summary class="button button-quiet">
        <Icon name="filter" />
        {t("web.filters.open", { chosen })}
      </summary>
      <form class="filters-form" method="get" action={action} aria-label={t("web.filters.title")}>
        {Object.entries(hidden).flatMap(([name, values]) =>
          [values].flat().map((value) => <input type="hidden" name={name} value={value} />),
        )}
        {children}
        <div class="filters-actions">
          <Button kind="primary">{t("web.filters.apply")}</Button>
          {chosen > 0 && clearHref && <a href={clearHref}>{t("web.filters.clear")}</a>}
        </div>
      </form>
    </details>
  );
}
