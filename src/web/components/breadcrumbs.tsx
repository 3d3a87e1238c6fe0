import type { Translate } from "#kernel/i18n/messages.ts";
import { Icon } from "./icon.tsx";

/** The way from the home page to this one; the last step has no address. */
export function Breadcrumbs({
  t,
  trail,
}: {
  t: Translate;
  trail: readonly { label: string; href?: string }[];
}) {
  return (
    <nav class="breadcrumbs" aria-label={t("web.breadcrumbs")}>
      <ol>
        {trail.map(({ label, href }, at) => (
          <li>
            {at > 0 && <Icon name="chevron-forward" />}
            {href ? (
              <a href={href} dir="auto">
                {label}
              </a>
            ) : (
              <span aria-current="page" dir="auto">
                {label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
