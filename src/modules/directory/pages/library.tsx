import type { Child } from "hono/jsx";
import { languageName } from "#kernel/i18n/format.ts";
import { Breadcrumbs } from "#web/components/breadcrumbs.tsx";
import { LinkButton } from "#web/components/button.tsx";
import { type Definition, DefinitionList } from "#web/components/definition-list.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { type Library, nameFor } from "../domain/library.ts";
import { logoHref, staffHref } from "./addresses.ts";
import { Branches } from "./list.tsx";
import type { Speech } from "./setting.ts";

export interface LibraryView {
  readonly speech: Speech;
  readonly library: Library;
  /** Whether the viewer may change it. */
  readonly mayEdit: boolean;
}

/** A band in the library's own colour: decoration, so it may stand beside any theme. */
export function Band({ library }: { library: Library }) {
  if (!library.accent) return null;
  return (
    <svg viewBox="0 0 100 1" preserveAspectRatio="none" width="100%" height="6" aria-hidden="true">
      <rect width="100" height="1" fill={library.accent} />
    </svg>
  );
}

function Logo({ library }: { library: Library }) {
  if (!library.logo) return null;
  return <img src={logoHref(library.isil, library.logo)} alt="" height="80" />;
}

/** What is known of a library, with its branches. */
export function LibraryPage({ view }: { view: LibraryView }) {
  const { speech, library, mayEdit } = view;
  const { t, locale } = speech;
  const name = nameFor(locale, library, library.language);
  return (
    <>
      <Breadcrumbs
        t={t}
        trail={[{ label: t("directory.list.title"), href: "/libraries" }, { label: name.text }]}
      />
      <Band library={library} />
      <Logo library={library} />
      <PageHeader
        title={name.text}
        actions={
          mayEdit && (
            <LinkButton href={staffHref(library.isil, "edit")} icon="edit">
              {t("directory.edit.link")}
            </LinkButton>
          )
        }
      />
      {library.about && (
        <div class="prose" lang={library.language} dir="auto">
          {library.about.split(/\n+/).map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </div>
      )}
      <section>
        <h2>{t("directory.branches.title")}</h2>
        <Branches speech={speech} library={library} />
      </section>
      <section>
        <h2>{t("directory.library.facts")}</h2>
        <DefinitionList items={factsOf(speech, library)} />
      </section>
    </>
  );
}

function factsOf({ t, locale }: Speech, library: Library): Definition[] {
  const joins = library.joins.map((each) => t(`directory.joins.${each}`)).join(" · ");
  const facts: [string, Child][] = [
    ["directory.field.website", library.website && <a href={library.website}>{library.website}</a>],
    ["directory.field.joins", joins],
    ["directory.field.language", languageName(locale, library.language)],
    ["directory.field.localSystem", library.localSystem],
    ["directory.field.isil", <bdi dir="ltr">{library.isil}</bdi>],
    ...library.symbols.map(({ scheme, value }): [string, Child] => [scheme, <bdi>{value}</bdi>]),
  ];
  return facts
    .filter(([, details]) => details)
    .map(([term, details]) => ({ term: term.startsWith("directory.field.") ? t(term) : term, details }));
}
