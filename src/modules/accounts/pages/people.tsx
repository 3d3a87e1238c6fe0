import type { Locale } from "#kernel/i18n/locales.ts";
import type { Translate } from "#kernel/i18n/messages.ts";
import { LinkButton } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { FilterPanel } from "#web/components/filter-panel.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { Pagination } from "#web/components/pagination.tsx";
import { SelectField } from "#web/forms/select-field.tsx";
import { TextField } from "#web/forms/text-field.tsx";
import type { Person } from "../db/people.ts";
import { roles } from "../domain/viewer.ts";
import { type LibraryChoice, libraryChoices, nameOf } from "./setting.ts";
import { roleText } from "./words.ts";

export interface PeopleView {
  readonly t: Translate;
  readonly locale: Locale;
  readonly people: readonly Person[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  /** Filters as they stand in the address. */
  readonly chosen: { readonly q: string; readonly role: string; readonly library: string };
  readonly libraries: readonly LibraryChoice[];
  /** Coordinators see everyone, and may filter by role and library. */
  readonly everyone: boolean;
  readonly done: string | undefined;
}

function hrefOf(chosen: PeopleView["chosen"], page: number): string {
  const kept = Object.entries({ ...chosen, page: page > 1 ? String(page) : "" }).filter(([, value]) => value);
  const query = new URLSearchParams(kept).toString();
  return query ? `/staff/people?${query}` : "/staff/people";
}

/** The people whom the viewer looks after. */
export function PeoplePage({ view }: { view: PeopleView }) {
  const { t, locale, people, total, page, pageSize, chosen, everyone, done } = view;
  return (
    <>
      <PageHeader
        title={t(everyone ? "accounts.people.title" : "accounts.people.title-readers")}
        lead={t("accounts.people.found", { count: total })}
        actions={
          <LinkButton href="/staff/people/new" kind="primary" icon="add">
            {t("accounts.people.add")}
          </LinkButton>
        }
      />
      {done && <Notice t={t} kind="success" title={done} />}
      <div class="with-filters">
        <Filters view={view} />
        <div class="stack">
          {people.length > 0 ? (
            <PeopleTable view={view} />
          ) : (
            <EmptyState
              icon="people"
              title={t("accounts.people.none")}
              text={t("accounts.people.none-text")}
              action={{ href: "/staff/people/new", label: t("accounts.people.add") }}
            />
          )}
          <Pagination
            t={t}
            locale={locale}
            page={page}
            pages={Math.ceil(total / pageSize)}
            hrefOf={(to) => hrefOf(chosen, to)}
          />
        </div>
      </div>
    </>
  );
}

function Filters({ view: { t, chosen, libraries, everyone } }: { view: PeopleView }) {
  const count = Object.values(chosen).filter(Boolean).length;
  return (
    <FilterPanel t={t} action="/staff/people" chosen={count} clearHref="/staff/people">
      <TextField
        t={t}
        name="q"
        label={t("accounts.people.search")}
        hint={t("accounts.people.search-hint")}
        value={chosen.q}
        type="search"
      />
      {everyone && (
        <>
          <SelectField
            t={t}
            name="role"
            label={t("accounts.field.role")}
            choices={roles.map((role) => ({ value: role, label: t(`accounts.role.${role}`) }))}
            empty={t("accounts.people.any")}
            value={chosen.role}
          />
          <SelectField
            t={t}
            name="library"
            label={t("accounts.field.library")}
            choices={libraryChoices(libraries)}
            empty={t("accounts.people.any")}
            value={chosen.library}
          />
        </>
      )}
    </FilterPanel>
  );
}

function PeopleTable({ view: { t, people, libraries } }: { view: PeopleView }) {
  return (
    <DataTable<Person>
      caption={t("accounts.people.title")}
      captionHidden
      dense
      rows={people}
      columns={[
        {
          label: t("accounts.field.name"),
          heading: true,
          cell: ({ id, name }) => <a href={`/staff/people/${id}`}>{name}</a>,
        },
        { label: t("accounts.field.email"), cell: ({ email }) => <bdi dir="ltr">{email}</bdi> },
        {
          label: t("accounts.field.card"),
          cell: ({ cards }) => cards.map(({ number }) => number).join(", "),
        },
        {
          label: t("accounts.field.home-library"),
          cell: ({ homeLibrary }) => homeLibrary && nameOf(libraries, homeLibrary),
        },
        {
          label: t("accounts.field.roles"),
          cell: ({ roles }) => roles.map((role) => roleText(t, role, libraries)).join(" · "),
        },
      ]}
    />
  );
}
