import { collator } from "#kernel/i18n/format.ts";
import { Button } from "#web/components/button.tsx";
import { Card } from "#web/components/card.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { TextField } from "#web/forms/text-field.tsx";
import { type NearBranch, nearestBranches } from "../domain/distance.ts";
import { type Branch, type Library, nameFor } from "../domain/library.ts";
import type { PlaceFound } from "../domain/place.ts";
import { branchHref, libraryHref } from "./addresses.ts";
import { OpeningBadge } from "./opening.tsx";
import type { Speech } from "./setting.ts";
import { distanceText } from "./words.ts";

export interface ListView {
  readonly speech: Speech;
  readonly libraries: readonly Library[];
  /** What the reader wrote as a place, and what it means; not there when nothing was written. */
  readonly near?: { readonly typed: string; readonly found: PlaceFound };
}

/** The member libraries, by name or by their distance from a place. */
export function ListPage({ view }: { view: ListView }) {
  const { t } = view.speech;
  return (
    <>
      <PageHeader
        title={t("directory.list.title")}
        lead={t("directory.list.lead", { count: view.libraries.length })}
      />
      <PlaceForm view={view} />
      <Found view={view} />
    </>
  );
}

function PlaceForm({ view: { speech, near } }: { view: ListView }) {
  const { t } = speech;
  return (
    <form class="form" method="get" action="/libraries" aria-label={t("directory.near.title")}>
      <TextField
        t={t}
        name="near"
        label={t("directory.near.label")}
        hint={t("directory.near.hint")}
        value={near?.typed}
        maxlength={200}
        size="medium"
        required
      />
      <div class="actions">
        <Button kind="primary" icon="place">
          {t("directory.near.button")}
        </Button>
        {near && <a href="/libraries">{t("directory.near.clear")}</a>}
      </div>
    </form>
  );
}

function Found({ view }: { view: ListView }) {
  const { speech, libraries, near } = view;
  const { t } = speech;
  if (libraries.length === 0)
    return (
      <EmptyState icon="library" title={t("directory.list.none")} text={t("directory.list.none-text")} />
    );
  if (near?.found.kind === "found") return <ByDistance view={view} place={near.found.place} />;
  return (
    <>
      {near?.found.kind === "several" && <Choose speech={speech} places={near.found.places} />}
      {near?.found.kind === "unknown" && (
        <Notice t={t} kind="info" title={t("directory.near.unknown", { place: near.typed })}>
          <p>{t("directory.near.unknown-text")}</p>
        </Notice>
      )}
      <ByName speech={speech} libraries={libraries} />
    </>
  );
}

function Choose({
  speech: { t },
  places,
}: {
  speech: Speech;
  places: readonly { label: string; latitude: number; longitude: number }[];
}) {
  return (
    <Notice t={t} kind="info" title={t("directory.near.several")}>
      <ul>
        {places.map(({ label, latitude, longitude }) => (
          <li>
            <a href={`/libraries?near=${latitude.toFixed(5)},${longitude.toFixed(5)}`} dir="auto">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function ByDistance({
  view: { speech, libraries },
  place,
}: {
  view: ListView;
  place: { label: string; latitude: number; longitude: number };
}) {
  const { t } = speech;
  return (
    <section>
      <h2 dir="auto">{t("directory.near.results", { place: place.label })}</h2>
      <ul class="grid">
        {nearestBranches(libraries, place).map((near) => (
          <li>
            <NearCard speech={speech} near={near} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function NearCard({ speech, near: { library, branch, kilometres } }: { speech: Speech; near: NearBranch }) {
  const { text } = nameFor(speech.locale, branch, library.language);
  return (
    <Card title={text} href={branchHref(library.isil, branch.code)}>
      <p class="soft" dir="auto">
        {nameFor(speech.locale, library, library.language).text}
      </p>
      <p>
        <strong class="numeric">{distanceText(speech.locale, kilometres)}</strong>
      </p>
      <p>
        <OpeningBadge speech={speech} branch={branch} />
      </p>
      <p dir="auto">{branch.address.city}</p>
    </Card>
  );
}

function ByName({ speech, libraries }: { speech: Speech; libraries: readonly Library[] }) {
  const order = collator(speech.locale);
  const named = libraries.map((library) => ({ library, name: nameFor(speech.locale, library).text }));
  return (
    <section>
      <h2>{speech.t("directory.list.all")}</h2>
      <ul class="grid">
        {named
          .sort((a, b) => order.compare(a.name, b.name))
          .map(({ library, name }) => (
            <li>
              <Card title={name} href={libraryHref(library.isil)}>
                <Branches speech={speech} library={library} />
              </Card>
            </li>
          ))}
      </ul>
    </section>
  );
}

function BranchLine({ speech, library, branch }: { speech: Speech; library: Library; branch: Branch }) {
  return (
    <li>
      <p>
        <a href={branchHref(library.isil, branch.code)} dir="auto">
          {nameFor(speech.locale, branch).text}
        </a>
        {", "}
        <span dir="auto">{branch.address.city}</span>
      </p>
      <OpeningBadge speech={speech} branch={branch} />
    </li>
  );
}

/** The branches of a library, each with its town and whether it is open. */
export function Branches({ speech, library }: { speech: Speech; library: Library }) {
  if (library.branches.length === 0) return <p class="soft">{speech.t("directory.branches.none")}</p>;
  return (
    <ul class="stack">
      {library.branches.map((branch) => (
        <BranchLine speech={speech} library={library} branch={branch} />
      ))}
    </ul>
  );
}
