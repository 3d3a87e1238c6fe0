import type { Translate } from "#kernel/i18n/messages.ts";
import { Button } from "./button.tsx";

/** One shortcut: the keys as pressed, one after the other (`["g", "i"]`), and what they do. */
export interface Shortcut {
  readonly keys: readonly string[];
  readonly label: string;
  /** Where the keys lead; left out where something else on the page listens to them. */
  readonly href?: string;
}

function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <span class="keys">
      {keys.map((key) => (
        <kbd>{key}</kbd>
      ))}
    </span>
  );
}

/** The list of keyboard shortcuts of a staff page: shown by the button or by the key ?. */
export function ShortcutHelp({ t, shortcuts }: { t: Translate; shortcuts: readonly Shortcut[] }) {
  const general = [
    { keys: ["/"], label: t("web.shortcuts.search") },
    { keys: ["?"], label: t("web.shortcuts.help") },
  ];
  return (
    <shortcut-help>
      <button type="button" class="button button-quiet button-small" data-open>
        <kbd>?</kbd> {t("web.shortcuts.title")}
      </button>
      <dialog aria-labelledby="shortcuts-title">
        <h2 id="shortcuts-title">{t("web.shortcuts.title")}</h2>
        <dl class="shortcuts">
          {[...shortcuts, ...general].map(({ keys, label, href }: Shortcut) => (
            <div>
              <dt>
                <Keys keys={keys} />
              </dt>
              <dd>
                {href ? (
                  <a href={href} data-keys={keys.join(" ")}>
                    {label}
                  </a>
                ) : (
                  label
                )}
              </dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <Button kind="primary">{t("web.shortcuts.close")}</Button>
        </form>
      </dialog>
    </shortcut-help>
  );
}
