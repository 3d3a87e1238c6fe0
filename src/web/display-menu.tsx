import { localeNames, locales } from "#kernel/i18n/locales.ts";
import { Icon } from "./components/icon.tsx";
import type { Frame } from "./frame.ts";
import { themes } from "./preferences.ts";

const themeIcons = { auto: "screen", light: "sun", dark: "moon" } as const;

function LanguageForm({ frame: { locale, path, t } }: { frame: Frame }) {
  return (
    <form class="menu-group" method="post" action="/preferences">
      <fieldset>
        <legend>{t("web.display.language")}</legend>
        <input type="hidden" name="back" value={path} />
        {locales.map((each) => (
          <button
            class="menu-item"
            type="submit"
            name="locale"
            value={each}
            lang={each}
            aria-pressed={each === locale ? "true" : "false"}
          >
            {localeNames[each]}
            {each === locale && <Icon name="check" />}
          </button>
        ))}
      </fieldset>
    </form>
  );
}

function ThemeForm({ frame: { theme, path, t } }: { frame: Frame }) {
  return (
    <theme-choice>
      <form class="menu-group" method="post" action="/preferences">
        <fieldset>
          <legend>{t("web.display.theme")}</legend>
          <input type="hidden" name="back" value={path} />
          <div class="menu-row">
            {themes.map((each) => (
              <button
                class="menu-choice"
                type="submit"
                name="theme"
                value={each}
                aria-pressed={each === theme ? "true" : "false"}
              >
                <Icon name={themeIcons[each]} />
                {t(`web.display.theme.${each}`)}
              </button>
            ))}
          </div>
        </fieldset>
      </form>
    </theme-choice>
  );
}

/** Language and appearance: plain forms that post to /preferences and come back to the same page. */
export function DisplayMenu({ frame }: { frame: Frame }) {
  return (
    <details class="menu" name="header-menu">
      <summary class="header-button">
        <Icon name="globe" />
        <span class="header-word">{localeNames[frame.locale]}</span>
        <span class="visually-hidden">{frame.t("web.display.title")}</span>
      </summary>
      <div class="menu-panel">
        <LanguageForm frame={frame} />
        <ThemeForm frame={frame} />
      </div>
    </details>
  );
}
