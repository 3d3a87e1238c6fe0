import type { Child } from "hono/jsx";
import { Footer } from "./footer.tsx";
import type { Frame } from "./frame.ts";
import { Header } from "./header.tsx";

/** What one page says about itself. */
export interface PageOptions {
  /** Title of the page without the network's name. */
  readonly title: string;
  /** One sentence for search engines and shared links. */
  readonly description?: string;
  /** Status of the answer; 200 when not given. */
  readonly status?: 200 | 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503;
  /** Uses the whole width: lists with filters, tables, dashboards. */
  readonly wide?: boolean;
  /** A page of the staff's workplace: denser, with its own navigation. */
  readonly staff?: boolean;
  /** A form came back with errors: the title says so first, as a screen reader reads it first. */
  readonly error?: boolean;
  /** Contents of the robots meta element, e.g. `noindex`. */
  readonly robots?: string;
  /** The page has a large search box of its own: the header shows none. */
  readonly ownSearch?: boolean;
  /** More for the head: feeds, canonical address, structured links. No scripts and no styles. */
  readonly head?: Child;
}

interface LayoutProps {
  frame: Frame;
  options: PageOptions;
  children?: Child;
}

function Head({ frame, options }: LayoutProps) {
  const { t, assets, network } = frame;
  const title = [options.title, network].filter((part, at, all) => all.indexOf(part) === at).join(" - ");
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{options.error ? t("web.title.error", { title }) : title}</title>
      {options.description && <meta name="description" content={options.description} />}
      {options.robots && <meta name="robots" content={options.robots} />}
      <link rel="stylesheet" href={assets.href("style.css")} />
      <link rel="icon" href={assets.href("favicon.svg")} type="image/svg+xml" />
      <script type="module" src={assets.href("islands.js")} />
      {options.head}
    </head>
  );
}

/** The whole document around a page: head, skip link, header, main and footer. */
export function Layout({ frame, options, children }: LayoutProps) {
  const width = options.wide || options.staff ? "main main-wide" : "main";
  return (
    <html lang={frame.locale} dir={frame.dir} data-theme={frame.theme === "auto" ? undefined : frame.theme}>
      <Head frame={frame} options={options} />
      <body class={options.staff ? "staff" : undefined}>
        <a class="skip-link" href="#main">
          {frame.t("web.skip")}
        </a>
        <Header frame={frame} ownSearch={options.ownSearch} />
        <main id="main" class={width} tabindex={-1}>
          {children}
        </main>
        <Footer frame={frame} />
      </body>
    </html>
  );
}
