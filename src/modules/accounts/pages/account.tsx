import { formatMoment } from "#kernel/i18n/format.ts";
import { type Locale, localeNames, locales } from "#kernel/i18n/locales.ts";
import type { Translate } from "#kernel/i18n/messages.ts";
import { Button } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { DefinitionList } from "#web/components/definition-list.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import type { FieldErrors } from "#web/forms/field.tsx";
import { Form } from "#web/forms/form.tsx";
import { HiddenField } from "#web/forms/hidden-field.tsx";
import { SelectField } from "#web/forms/select-field.tsx";
import { TextField } from "#web/forms/text-field.tsx";
import type { Person } from "../db/people.ts";
import type { SessionEntry } from "../db/sessions.ts";
import { shortestPassword } from "../domain/secrets.ts";
import { worksHere } from "../domain/viewer.ts";
import { type LibraryChoice, nameOf } from "./setting.ts";
import { roleText } from "./words.ts";

/** The forms of the account page. */
export type AccountForm = "details" | "password" | "pin";

export interface AccountView {
  readonly t: Translate;
  readonly locale: Locale;
  readonly person: Person;
  readonly libraries: readonly LibraryChoice[];
  readonly sessions: readonly SessionEntry[];
  /** Id of the session in which the page is seen. */
  readonly session: string;
  /** What was typed into the details. */
  readonly values: { readonly email: string; readonly language: string };
  readonly errors: Partial<Record<AccountForm, FieldErrors>>;
  readonly done: string | undefined;
}

/** One's own account. */
export function AccountPage({ view }: { view: AccountView }) {
  const { t, person, done } = view;
  return (
    <>
      <PageHeader title={t("accounts.account.title")} lead={person.name} />
      {done && <Notice t={t} kind="success" title={done} />}
      <Facts view={view} />
      <DetailsForm view={view} />
      {person.email && <PasswordForm view={view} />}
      {person.cards.length > 0 && <PinForm view={view} />}
      <Sessions view={view} />
    </>
  );
}

function Facts({ view: { t, person, libraries } }: { view: AccountView }) {
  const cards = person.cards.map(({ library, number }) => ({
    term: t("accounts.account.card-at", { library: nameOf(libraries, library) }),
    details: <bdi dir="ltr">{number}</bdi>,
  }));
  const home = person.homeLibrary
    ? [{ term: t("accounts.field.home-library"), details: nameOf(libraries, person.homeLibrary) }]
    : [];
  const roles = person.roles.map((role) => roleText(t, role, libraries)).join(" · ");
  const items = [
    { term: t("accounts.field.name"), details: person.name },
    ...home,
    ...cards,
    ...(roles ? [{ term: t("accounts.field.roles"), details: roles }] : []),
  ];
  return (
    <section>
      <h2>{t("accounts.account.facts")}</h2>
      <DefinitionList items={items} />
      <p class="soft">{t("accounts.account.facts-text")}</p>
    </section>
  );
}

function CurrentSecret({
  t,
  id,
  error,
  required,
}: {
  t: Translate;
  id: string;
  error?: string;
  required?: boolean;
}) {
  return (
    <TextField
      t={t}
      id={id}
      name="current"
      label={t("accounts.field.current")}
      hint={t(required ? "accounts.field.current-hint" : "accounts.field.current-hint-email")}
      error={error}
      type="password"
      autocomplete="current-password"
      size="medium"
      required={required}
    />
  );
}

function DetailsForm({ view: { t, values, errors } }: { view: AccountView }) {
  const wrong = errors.details ?? {};
  return (
    <section>
      <h2>{t("accounts.account.details")}</h2>
      <Form t={t} action="/account" errors={wrong} label={t("accounts.account.details")}>
        <SelectField
          t={t}
          name="language"
          label={t("accounts.field.language")}
          hint={t("accounts.field.language-hint")}
          choices={locales.map((each) => ({ value: each, label: localeNames[each] }))}
          empty={t("accounts.field.language-any")}
          value={values.language}
          error={wrong.language}
        />
        <TextField
          t={t}
          name="email"
          label={t("accounts.field.email")}
          value={values.email}
          error={wrong.email}
          type="email"
          autocomplete="email"
          dir="ltr"
        />
        <CurrentSecret t={t} id="field-current" error={wrong.current} />
        <Button kind="primary">{t("accounts.account.save")}</Button>
      </Form>
    </section>
  );
}

function PasswordForm({ view: { t, person, errors } }: { view: AccountView }) {
  const wrong = errors.password ?? {};
  const least = worksHere(person.roles) ? shortestPassword.staff : shortestPassword.reader;
  const title = t(person.hasPassword ? "accounts.account.password" : "accounts.account.password-first");
  return (
    <section>
      <h2>{title}</h2>
      <Form t={t} action="/account/password" errors={wrong} label={title}>
        <CurrentSecret t={t} id="field-current-password" error={wrong["current-password"]} required />
        <TextField
          t={t}
          name="password"
          label={t("accounts.field.new-password")}
          hint={t("accounts.field.new-password-hint", { least })}
          error={wrong.password}
          type="password"
          autocomplete="new-password"
          required
        />
        <Button>{title}</Button>
      </Form>
    </section>
  );
}

function PinForm({ view: { t, person, libraries, errors } }: { view: AccountView }) {
  const wrong = errors.pin ?? {};
  const title = t("accounts.account.pin");
  return (
    <section>
      <h2>{title}</h2>
      <Form t={t} action="/account/pin" errors={wrong} label={title}>
        {person.cards.length > 1 && (
          <SelectField
            t={t}
            name="card"
            label={t("accounts.field.card")}
            choices={person.cards.map(({ library, number }, at) => ({
              value: String(at),
              label: `${nameOf(libraries, library)}: ${number}`,
            }))}
            required
          />
        )}
        <CurrentSecret t={t} id="field-current-pin" error={wrong["current-pin"]} required />
        <TextField
          t={t}
          name="pin"
          label={t("accounts.field.new-pin")}
          hint={t("accounts.field.new-pin-hint")}
          error={wrong.pin}
          type="password"
          inputmode="numeric"
          autocomplete="new-password"
          size="short"
          dir="ltr"
          required
        />
        <Button>{title}</Button>
      </Form>
    </section>
  );
}

function Sessions({ view: { t, locale, sessions, session } }: { view: AccountView }) {
  const deviceName = ({ device, shared }: SessionEntry) =>
    [device || t("accounts.session.unknown"), shared && t("accounts.session.shared")]
      .filter(Boolean)
      .join(" · ");
  return (
    <section>
      <h2>{t("accounts.session.title")}</h2>
      <div class="stack">
        <p>{t("accounts.session.lead")}</p>
        <DataTable<SessionEntry>
          caption={t("accounts.session.title")}
          captionHidden
          rows={sessions}
          columns={[
            { label: t("accounts.session.device"), heading: true, cell: deviceName },
            {
              label: t("accounts.session.since"),
              cell: ({ createdAt }) => formatMoment(locale, createdAt),
            },
            {
              label: t("accounts.session.last"),
              cell: ({ lastSeenAt }) => formatMoment(locale, lastSeenAt),
            },
            {
              label: t("accounts.session.end"),
              cell: (row) =>
                row.id === session ? (
                  <strong>{t("accounts.session.this")}</strong>
                ) : (
                  <EndSession t={t} id={row.id} device={deviceName(row)} />
                ),
            },
          ]}
        />
        <form method="post" action="/account/sessions">
          <HiddenField name="all" value="yes" />
          <Button kind="danger">{t("accounts.session.end-all")}</Button>
        </form>
      </div>
    </section>
  );
}

function EndSession({ t, id, device }: { t: Translate; id: string; device: string }) {
  return (
    <form method="post" action="/account/sessions">
      <HiddenField name="session" value={id} />
      <Button small label={`${t("accounts.session.end")}: ${device}`}>
        {t("accounts.session.end")}
      </Button>
    </form>
  );
}
