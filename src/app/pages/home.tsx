import type { Child } from "hono/jsx";
import type { Translate } from "#kernel/i18n/messages.ts";
import { Card } from "#web/components/card.tsx";
import { Cover, type CoverModel } from "#web/components/cover.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { SearchBox } from "#web/components/search-box.tsx";
import { AvailabilityLine } from "#web/components/state-badge.tsx";

/** A branch that can be visited now. */
export interface OpenBranch {
  readonly library: string;
  readonly libraryHref: string;
  readonly branch: string;
  readonly city: string;
  /** Until when, as people of this language say it; undefined where it never closes. */
  readonly until: string | undefined;
}

/** Something that came into the catalogue lately. */
export interface Arrival {
  readonly href: string;
  readonly title: string;
  readonly cover: CoverModel;
}

export interface HomeModel {
  readonly network: string;
  readonly libraries: number;
  readonly branches: number;
  /** Editions that can be found; undefined while nobody has counted them. */
  readonly editions: number | undefined;
  readonly open: readonly OpenBranch[];
  /** How many more are open than are shown. */
  readonly openMore: number;
  readonly arrivals: readonly Arrival[];
}

function Numbers({ t, model: { libraries, branches, editions } }: { t: Translate; model: HomeModel }) {
  const text = editions
    ? t("app.home.numbers", { editions, libraries, branches })
    : t("app.home.places", { libraries, branches });
  return <p class="lead">{text}</p>;
}

function Section({ id, title, children }: { id: string; title: string; children?: Child }) {
  return (
    <section class="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Arrivals({ t, arrivals }: { t: Translate; arrivals: readonly Arrival[] }) {
  return (
    <Section id="arrivals" title={t("app.home.arrivals")}>
      <ul class="shelf">
        {arrivals.map(({ href, title, cover }) => (
          <li>
            <a href={href}>
              <span class="visually-hidden">{title}</span>
              <Cover {...cover} />
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OpenNow({ t, model: { open, openMore } }: { t: Translate; model: HomeModel }) {
  return (
    <Section id="open-now" title={t("app.home.open")}>
      {open.length === 0 && <p>{t("app.home.open.none")}</p>}
      <div class="grid">
        {open.map(({ library, libraryHref, branch, city, until }) => (
          <Card title={branch} href={libraryHref}>
            <p class="soft" dir="auto">
              {library === branch ? city : t("app.home.place", { library, city })}
            </p>
            <AvailabilityLine
              state="available"
              text={until ? t("app.home.open.until", { time: until }) : t("app.home.open.always")}
            />
          </Card>
        ))}
      </div>
      <p>
        <a href="/libraries">
          {openMore > 0 ? t("app.home.open.more", { count: openMore }) : t("app.home.libraries")}
        </a>
      </p>
    </Section>
  );
}

/** The first page: one search box, what the network has, what is new, and what is open. */
export function HomePage({ t, model }: { t: Translate; model: HomeModel }) {
  return (
    <>
      <h1 dir="auto">{model.network}</h1>
      {model.libraries > 0 && <Numbers t={t} model={model} />}
      <SearchBox t={t} id="home-search" large />
      {model.arrivals.length > 0 && <Arrivals t={t} arrivals={model.arrivals} />}
      {model.libraries > 0 ? (
        <OpenNow t={t} model={model} />
      ) : (
        <EmptyState
          icon="library"
          title={t("app.home.empty")}
          text={t("app.home.empty.text")}
          action={{ href: "/help", label: t("app.home.empty.help") }}
        />
      )}
    </>
  );
}
