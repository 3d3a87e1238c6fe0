import type { Translate } from "#kernel/i18n/messages.ts";
import { Button } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { CheckboxField } from "#web/forms/checkbox-field.tsx";
import type { FieldErrors } from "#web/forms/field.tsx";
import { Form } from "#web/forms/form.tsx";
import { HiddenField } from "#web/forms/hidden-field.tsx";
import { SelectField } from "#web/forms/select-field.tsx";
import { TextField } from "#web/forms/text-field.tsx";
import { type DemoSignIn, type LibraryChoice, libraryChoices } from "./setting.ts";
import { roleText } from "./words.ts";

/** The two ways to sign in. */
export type Way = "card" | "mail";

/** What was typed, but for PIN and password. */
export interface SignInValues {
  readonly library: string;
  readonly card: string;
  readonly email: string;
  readonly shared: boolean;
}

export interface SignInView {
  readonly t: Translate;
  /** Path to go to afterwards, already checked. */
  readonly next: string | undefined;
  readonly libraries: readonly LibraryChoice[];
  readonly demoAccounts: readonly DemoSignIn[];
  readonly values: SignInValues;
  readonly errors: Partial<Record<Way, FieldErrors>>;
  /** Name of somebody who is signed in already. */
  readonly signedInAs: string | undefined;
  /** What just happened, translated. */
  readonly done: string | undefined;
}

/** The sign-in page: by library card, by mail, and the demo's accounts where there are any. */
export function SignInPage(view: SignInView) {
  const { t, signedInAs, done, demoAccounts } = view;
  return (
    <>
      <PageHeader title={t("accounts.sign-in.title")} lead={t("accounts.sign-in.lead")} />
      {done && <Notice t={t} kind="success" title={done} />}
      {signedInAs && (
        <Notice t={t} kind="info" title={t("accounts.sign-in.already", { name: signedInAs })}>
          <p>
            <a href="/account">{t("accounts.account.title")}</a>
          </p>
        </Notice>
      )}
      {demoAccounts.length > 0 && (
        <Notice t={t} kind="info" title={t("accounts.demo.lead")}>
          <p>
            <a href="#demo">{t("accounts.demo.title")}</a>
          </p>
        </Notice>
      )}
      <div class="grid">
        <CardForm view={view} />
        <MailForm view={view} />
      </div>
      {demoAccounts.length > 0 && <DemoAccounts view={view} />}
    </>
  );
}

function CardForm({ view: { t, next, libraries, values, errors } }: { view: SignInView }) {
  const wrong = errors.card ?? {};
  return (
    <section class="card">
      <h2>{t("accounts.sign-in.by-card")}</h2>
      <Form t={t} action="/sign-in" errors={wrong} label={t("accounts.sign-in.by-card")}>
        <HiddenField name="way" value="card" />
        {next && <HiddenField name="next" value={next} />}
        <SelectField
          t={t}
          name="library"
          label={t("accounts.field.library")}
          choices={libraryChoices(libraries)}
          empty={t("accounts.field.library-choose")}
          value={values.library}
          error={wrong.library}
          required
        />
        <TextField
          t={t}
          name="card"
          label={t("accounts.field.card")}
          hint={t("accounts.field.card-hint")}
          value={values.card}
          error={wrong.card}
          autocomplete="username"
          size="medium"
          dir="ltr"
          spellcheck={false}
          required
        />
        <TextField
          t={t}
          name="pin"
          label={t("accounts.field.pin")}
          error={wrong.pin}
          type="password"
          inputmode="numeric"
          autocomplete="current-password"
          size="short"
          dir="ltr"
          required
        />
        <SharedDevice t={t} id="field-shared-card" checked={values.shared} />
        <Button kind="primary">{t("accounts.sign-in.button")}</Button>
      </Form>
      <p class="soft">{t("accounts.sign-in.pin-lost")}</p>
    </section>
  );
}

function MailForm({ view: { t, next, values, errors } }: { view: SignInView }) {
  const wrong = errors.mail ?? {};
  return (
    <section class="card">
      <h2>{t("accounts.sign-in.by-mail")}</h2>
      <Form t={t} action="/sign-in" errors={wrong} label={t("accounts.sign-in.by-mail")}>
        <HiddenField name="way" value="mail" />
        {next && <HiddenField name="next" value={next} />}
        <TextField
          t={t}
          name="email"
          label={t("accounts.field.email")}
          value={values.email}
          error={wrong.email}
          type="email"
          autocomplete="username"
          dir="ltr"
          required
        />
        <TextField
          t={t}
          name="password"
          label={t("accounts.field.password")}
          error={wrong.password}
          type="password"
          autocomplete="current-password"
          required
        />
        <SharedDevice t={t} id="field-shared-mail" checked={values.shared} />
        <Button kind="primary">{t("accounts.sign-in.button")}</Button>
      </Form>
      <p>
        <a href="/forgotten">{t("accounts.forgotten.link")}</a>
      </p>
    </section>
  );
}

function SharedDevice({ t, id, checked }: { t: Translate; id: string; checked: boolean }) {
  return (
    <CheckboxField
      t={t}
      id={id}
      name="shared"
      label={t("accounts.field.shared")}
      hint={t("accounts.field.shared-hint")}
      checked={checked}
    />
  );
}

function DemoAccounts({ view: { t, next, libraries, demoAccounts } }: { view: SignInView }) {
  const nameOfAccount = (account: DemoSignIn) => roleText(t, account, libraries);
  return (
    <section id="demo">
      <h2>{t("accounts.demo.title")}</h2>
      <DataTable<DemoSignIn>
        caption={t("accounts.demo.title")}
        captionHidden
        rows={demoAccounts}
        columns={[
          { label: t("accounts.demo.account"), heading: true, cell: nameOfAccount },
          {
            label: t("accounts.demo.name"),
            cell: ({ card, email }) => <code dir="ltr">{card ?? email}</code>,
          },
          {
            label: t("accounts.demo.secret"),
            cell: ({ card, pin, password }) => <code dir="ltr">{card ? pin : password}</code>,
          },
          {
            label: t("accounts.sign-in.title"),
            cell: (account) => (
              <form method="post" action="/sign-in">
                {next && <HiddenField name="next" value={next} />}
                {Object.entries(sentSecrets(account)).map(([name, value]) => (
                  <HiddenField name={name} value={value} />
                ))}
                <Button small label={`${t("accounts.sign-in.button")}: ${nameOfAccount(account)}`}>
                  {t("accounts.sign-in.button")}
                </Button>
              </form>
            ),
          },
        ]}
      />
    </section>
  );
}

function sentSecrets({ library, card, pin, email, password }: DemoSignIn): Record<string, string> {
  return card
    ? { way: "card", library: library ?? "", card, pin: pin ?? "" }
    : { way: "mail", email: email ?? "", password: password ?? "" };
}
