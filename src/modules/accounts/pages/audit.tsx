import { formatMoment } from "#kernel/i18n/format.ts";
import type { Locale } from "#kernel/i18n/locales.ts";
import type { Translate } from "#kernel/i18n/messages.ts";
import { LinkButton } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { FilterPanel } from "#web/components/filter-panel.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { DateField } from "#web/forms/date-field.tsx";
import { SelectField } from "#web/forms/select-field.tsx";
import { TextField } from "#web/forms/text-field.tsx";
import type { AuditEntry } from "../db/audit.ts";
import { type LibraryChoice, libraryChoices, nameOf } from "./setting.ts";
import { actionText } from "./words.ts";

/** The filters as they stand in the address; empty ones are not set. */
export type AuditChoice = Readonly<
  Record<"action" | "person" | "subject" | "library" | "from" | "to", string>
>;

export interface AuditView {
  readonly t: Translate;
  readonly locale: Locale;
  readonly entries: readonly AuditEntry[];
  readonly actions: readonly string[];
  readonly libraries: readonly LibraryChoice[];
  readonly chosen: AuditChoice;
  /** Number of the last entry, where older ones follow. */
  readonly olderThan: number | undefined;
}

function query(chosen: AuditChoice, more: Record<string, string> = {}): string {
  const kept = Object.entries({ ...chosen, ...more }).filter(([, value]) => value !== "");
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : "";
}

/** What staff did, newest first. */
export function AuditPage({ view }: { view: AuditView }) {
  const { t, entries, chosen, olderThan } = view;
  return (
    <>
      <PageHeader
        title={t("accounts.audit.title")}
        lead={t("accounts.audit.lead")}
        actions={
          <LinkButton href={`/staff/audit.csv${query(chosen)}`} icon="download">
            {t("accounts.audit.csv")}
          </LinkButton>
        }
      />
      <div class="with-filters">
        <Filters view={view} />
        <div class="stack">
          {entries.length > 0 ? (
            <Entries view={view} />
          ) : (
            <EmptyState icon="list" title={t("accounts.audit.none")} text={t("accounts.audit.none-text")} />
          )}
          {olderThan !== undefined && (
            <LinkButton href={`/staff/audit${query(chosen, { before: String(olderThan) })}`}>
              {t("accounts.audit.older")}
            </LinkButton>
          )}
        </div>
      </div>
    </>
  );
}

function Filters({ view: { t, actions, libraries, chosen } }: { view: AuditView }) {
  const count = Object.values(chosen).filter(Boolean).length;
  const any = t("accounts.people.any");
  const named = (name: keyof AuditChoice) => ({ t, name, value: chosen[name] });
  return (
    <FilterPanel t={t} action="/staff/audit" chosen={count} clearHref="/staff/audit">
      <SelectField
        {...named("action")}
        label={t("accounts.audit.action")}
        choices={actions.map((action) => ({ value: action, label: actionText(t, action) }))}
        empty={any}
      />
      <SelectField
        {...named("library")}
        label={t("accounts.field.library")}
        choices={libraryChoices(libraries)}
        empty={any}
      />
      <TextField
        {...named("subject")}
        label={t("accounts.audit.subject")}
        hint={t("accounts.audit.subject-hint")}
        dir="ltr"
      />
      <TextField
        {...named("person")}
        label={t("accounts.audit.person")}
        inputmode="numeric"
        size="short"
        dir="ltr"
      />
      <DateField {...named("from")} label={t("accounts.audit.from")} />
      <DateField {...named("to")} label={t("accounts.audit.to")} />
    </FilterPanel>
  );
}

function Entries({ view: { t, locale, entries, libraries } }: { view: AuditView }) {
  return (
    <DataTable<AuditEntry>
      caption={t("accounts.audit.title")}
      captionHidden
      dense
      rows={entries}
      columns={[
        {
          label: t("accounts.audit.at"),
          numeric: true,
          cell: ({ at }) => (
            <time datetime={at.toISOString()} title={at.toISOString()}>
              {formatMoment(locale, at)}
            </time>
          ),
        },
        { label: t("accounts.audit.who"), cell: (entry) => <Who t={t} entry={entry} /> },
        {
          label: t("accounts.audit.action"),
          heading: true,
          cell: ({ action }) => <span title={action}>{actionText(t, action)}</span>,
        },
        { label: t("accounts.audit.subject"), cell: ({ subject }) => <Subject subject={subject} /> },
        { label: t("accounts.field.library"), cell: ({ library }) => library && nameOf(libraries, library) },
        { label: t("accounts.audit.details"), cell: ({ details }) => detailsText(details) },
      ]}
    />
  );
}

function Who({ t, entry: { person, personName } }: { t: Translate; entry: AuditEntry }) {
  if (person === null) return <>{t("accounts.audit.system")}</>;
  return <a href={`/staff/audit?person=${person}`}>{personName ?? t("accounts.audit.gone", { person })}</a>;
}

function Subject({ subject }: { subject: string }) {
  const person = /^person:(\d+)$/.exec(subject)?.[1];
  const name = <bdi dir="ltr">{subject}</bdi>;
  return person ? <a href={`/staff/people/${person}`}>{name}</a> : name;
}

/** The facts of an entry in one line. */
export function detailsText(details: AuditEntry["details"]): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${value}`)
    .join(", ");
}
