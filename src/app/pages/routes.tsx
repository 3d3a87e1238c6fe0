import type { Clock } from "#kernel/clock.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { keptMail } from "#kernel/mail.ts";
import { viewerOf } from "#modules/accounts";
import { listLibraries } from "#modules/directory";
import type { Discovery } from "#modules/discovery";
import { frameOf } from "#web/frame.ts";
import { renderPage } from "#web/page.tsx";
import { remembered } from "../remembered.ts";
import { staffPlacesFor } from "../staff-places.ts";
import type { Store } from "../store.ts";
import { newest } from "./arrivals.ts";
import { HelpPage } from "./help.tsx";
import { HomePage } from "./home.tsx";
import { homeModel } from "./home-model.ts";
import { openLoads } from "./open-loads.ts";
import { OutboxPage } from "./outbox.tsx";
import { StaffPage } from "./staff.tsx";

interface PageParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly discovery: Discovery;
}

/** The pages that belong to no module: they compose several. */
export function pageRoutes({ store, clock, discovery }: PageParts): Route[] {
  const { database } = store;
  const libraries = remembered(20, () => listLibraries(database));
  const arrivals = remembered(60, () => newest(discovery, database));

  const home = async (c: HouseContext) => {
    const { t, network, locale } = frameOf(c);
    const model = homeModel(locale, clock, {
      network,
      libraries: await libraries(),
      editions: discovery.index.state().documents || undefined,
      arrivals: await arrivals(),
    });
    const options = { title: network, description: t("app.home.description"), wide: true };
    return renderPage(c, options, <HomePage t={t} model={model} />);
  };

  const help = (c: HouseContext) => {
    const { t } = frameOf(c);
    return renderPage(c, { title: t("app.help") }, <HelpPage t={t} />);
  };

  const staff = async (c: HouseContext) => {
    const { t, locale } = frameOf(c);
    const viewer = viewerOf(c);
    const places = staffPlacesFor(viewer)
      .filter(({ href }) => href !== "/staff")
      .map(({ href, label, purpose }) => ({ href, title: t(label), purpose: t(purpose) }));
    const loads = await openLoads(database, viewer, locale);
    const page = <StaffPage t={t} model={{ places, loads }} />;
    return renderPage(c, { title: t("app.staff.title"), staff: true }, page);
  };

  const outbox = async (c: HouseContext) => {
    const { t, locale } = frameOf(c);
    const mails = await keptMail(database);
    const page = <OutboxPage t={t} locale={locale} mails={mails} />;
    return renderPage(c, { title: t("app.staff.outbox"), staff: true, robots: "noindex" }, page);
  };

  return [
    { method: "GET", path: "/", needs: "public.read", handle: home },
    { method: "GET", path: "/help", needs: "public.read", handle: help },
    { method: "GET", path: "/staff", needs: "staff.read", handle: staff },
    { method: "GET", path: "/outbox", needs: "system.read", handle: outbox },
  ];
}
