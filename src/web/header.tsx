import { Icon } from "./components/icon.tsx";
import { SearchBox } from "./components/search-box.tsx";
import { DisplayMenu } from "./display-menu.tsx";
import type { Frame, NavigationLink } from "./frame.ts";

function NavigationList({ links }: { links: readonly NavigationLink[] }) {
  return (
    <ul class="navigation-list">
      {links.map(({ href, label, current }) => (
        <li>
          <a href={href} aria-current={current ? "page" : undefined}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function AccountMenu({ frame: { t, account, path } }: { frame: Frame }) {
  if (!account) {
    return (
      <a class="header-button" href={`/sign-in?next=${encodeURIComponent(path)}`}>
        <Icon name="user" />
        <span class="header-word">{t("web.account.sign-in")}</span>
      </a>
    );
  }
  return (
    <details class="menu" name="header-menu">
      <summary class="header-button">
        <Icon name="user" />
        <span class="header-word" dir="auto">
          {account.name}
        </span>
      </summary>
      <div class="menu-panel">
        <a class="menu-item" href="/account">
          {t("web.account.mine")}
        </a>
        <form method="post" action="/sign-out">
          <button class="menu-item" type="submit">
            {t("web.account.sign-out")}
          </button>
        </form>
      </div>
    </details>
  );
}

/** The header of every page: name, search, navigation, language and appearance, account. */
export function Header({ frame, ownSearch }: { frame: Frame; ownSearch?: boolean }) {
  const { t, network, navigation, staffNavigation, query } = frame;
  return (
    <header class="header">
      <div class="header-bar">
        <a class="brand" href="/">
          <Icon name="brand" />
          <span dir="auto">{network}</span>
        </a>
        {!ownSearch && <SearchBox t={t} query={query} id="header-search" />}
        <div class="header-tools">
          <DisplayMenu frame={frame} />
          <AccountMenu frame={frame} />
        </div>
        <details class="fold header-fold">
          <summary class="header-button">
            <Icon name="menu" />
            <span class="header-word">{t("web.navigation.menu")}</span>
          </summary>
          <nav class="navigation" aria-label={t("web.navigation.main")}>
            <NavigationList links={navigation} />
          </nav>
          {staffNavigation.length > 0 && (
            <nav class="navigation navigation-staff" aria-label={t("web.navigation.staff")}>
              <span class="navigation-name" aria-hidden="true">
                {t("web.navigation.staff")}
              </span>
              <NavigationList links={staffNavigation} />
            </nav>
          )}
        </details>
      </div>
    </header>
  );
}
