import type { Child } from "hono/jsx";
import type { Translate } from "#kernel/i18n/messages.ts";
import { Icon } from "./icon.tsx";

/** A chosen filter; following it takes the filter away. */
export function Chip({ t, label, removeHref }: { t: Translate; label: string; removeHref: string }) {
  return (
    <a class="chip" href={removeHref} aria-label={t("web.chip.remove", { label })}>
      <span dir="auto">{label}</span>
      <Icon name="close" />
    </a>
  );
}

/** A row of chips with its name, e.g. "Chosen filters". */
export function ChipList({ label, children }: { label: string; children?: Child }) {
  return (
    <ul class="chips" aria-label={label}>
      {[children].flat(3).map((chip) => (
        <li>{chip}</li>
      ))}
    </ul>
  );
}
