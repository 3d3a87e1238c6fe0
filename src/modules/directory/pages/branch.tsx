import { Breadcrumbs } from "#web/components/breadcrumbs.tsx";
import { LinkButton } from "#web/components/button.tsx";
import { type Definition, DefinitionList } from "#web/components/definition-list.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { type Branch, type Library, nameFor } from "../domain/library.ts";
import { libraryHref, staffBranchHref } from "./addresses.ts";
import { Band, type LibraryView } from "./library.tsx";
import { ClosuresAhead, HoursTable, OpeningBadge } from "./opening.tsx";
import type { Speech } from "./setting.ts";
import { addressLines, openingOf, positionText, timeZoneText } from "./words.ts";

export interface BranchView extends LibraryView {
  readonly branch: Branch;
}

/** A branch: open or not, its hours, closures ahead, where it is and how to reach it. */
export function BranchPage({ view }: { view: BranchView }) {
  const { speech, library, branch } = view;
  const { t } = speech;
  const { state } = openingOf(speech, branch);
  return (
    <>
      <Top view={view} />
      {state.closure && (
        <Notice t={t} kind="info" title={state.closure.reason}>
          <p>
            {t(state.today.length > 0 ? "directory.closure.other-hours" : "directory.closure.closed-today")}
          </p>
        </Notice>
      )}
      <section>
        <h2>{t("directory.hours.title")}</h2>
        <HoursTable speech={speech} branch={branch} today={state.date} />
        <p class="soft small">{t("directory.hours.zone", { zone: timeZoneText(speech, branch.timeZone) })}</p>
      </section>
      <ClosuresAhead speech={speech} branch={branch} today={state.date} />
      <section>
        <h2>{t("directory.branch.reach")}</h2>
        <DefinitionList items={waysTo(speech, library, branch)} />
      </section>
    </>
  );
}

function Top({ view: { speech, library, branch, mayEdit } }: { view: BranchView }) {
  const { t, locale } = speech;
  const of = nameFor(locale, library, library.language);
  const name = nameFor(locale, branch, library.language);
  return (
    <>
      <Breadcrumbs
        t={t}
        trail={[
          { label: t("directory.list.title"), href: "/libraries" },
          { label: of.text, href: libraryHref(library.isil) },
          { label: name.text },
        ]}
      />
      <Band library={library} />
      <PageHeader
        title={name.text}
        kicker={of.text}
        lead={<OpeningBadge speech={speech} branch={branch} />}
        actions={
          mayEdit && (
            <LinkButton href={staffBranchHref(library.isil, branch.code, "details")} icon="edit">
              {t("directory.edit.link")}
            </LinkButton>
          )
        }
      />
    </>
  );
}

function waysTo({ t, locale }: Speech, library: Library, branch: Branch): Definition[] {
  const { phone, email, latitude, longitude } = branch;
  const address = (
    <address>
      {addressLines(locale, branch.address).map((line) => (
        <span dir="auto">
          {line}
          <br />
        </span>
      ))}
    </address>
  );
  const dialled = phone?.replace(/ ?(?:ext\.?|x) ?/i, ";ext=").replace(/[^\d+;=ext]/g, "");
  return [
    { term: t("directory.field.address"), details: address },
    ...(phone
      ? [
          {
            term: t("directory.field.phone"),
            details: (
              <a href={`tel:${dialled}`}>
                <bdi dir="ltr">{phone}</bdi>
              </a>
            ),
          },
        ]
      : []),
    ...(email
      ? [
          {
            term: t("directory.field.email"),
            details: (
              <a href={`mailto:${encodeURIComponent(email).replace("%40", "@")}`}>
                <bdi dir="ltr">{email}</bdi>
              </a>
            ),
          },
        ]
      : []),
    ...(library.website
      ? [{ term: t("directory.field.website"), details: <a href={library.website}>{library.website}</a> }]
      : []),
    {
      term: t("directory.field.position"),
      details: (
        <a href={`geo:${latitude},${longitude}`}>
          <bdi dir="ltr">{positionText(locale, branch)}</bdi>
        </a>
      ),
    },
  ];
}
