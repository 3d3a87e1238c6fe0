import type { Frame } from "./frame.ts";

/** The footer of every page: whose site it is, and the way back to its main places. */
export function Footer({ frame: { t, network, navigation } }: { frame: Frame }) {
  return (
    <footer class="footer">
      <div class="footer-bar">
        <p>
          <strong dir="auto">{network}</strong>
          <br />
          {t("web.footer.promise")}
        </p>
        <nav aria-label={t("web.footer.navigation")}>
          <ul class="footer-list">
            {navigation.map(({ href, label }) => (
              <li>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
