import type { Translate } from "#kernel/i18n/messages.ts";
import { Breadcrumbs } from "#web/components/breadcrumbs.tsx";
import { Button } from "#web/components/button.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { type FieldErrors, fieldId } from "#web/forms/field.tsx";
import { Form } from "#web/forms/form.tsx";
import { HiddenField } from "#web/forms/hidden-field.tsx";
import { SelectField } from "#web/forms/select-field.tsx";
import { TextField } from "#web/forms/text-field.tsx";
import type { Person } from "../db/people.ts";
import { type RoleAt, roles } from "../domain/viewer.ts";
import { type LibraryChoice, libraryChoices, nameOf } from "./setting.ts";
import { roleText } from "./words.ts";

/** What is typed about a person; PINs are never given back. */
export interface PersonValues {
  readonly name: string;
  readonly email: string;
  readonly library: string;
  readonly card: string;
  readonly role: string;
}

interface Common {
  readonly t: Translate;
  /** Libraries that the viewer may choose. */
  readonly libraries: readonly LibraryChoice[];
  /** The viewer may give every role. */
  readonly everyone: boolean;
  readonly values: PersonValues;
  readonly errors: FieldErrors;
}

function PersonFields({ view: { t, libraries, values, errors } }: { view: Common }) {
  return (
    <>
      <TextField
        t={t}
        name="name"
        label={t("accounts.field.name")}
        value={values.name}
        error={errors.name}
        required
      />
      <TextField
        t={t}
        name="email"
        label={t("accounts.field.email")}
        hint={t("accounts.person.email-hint")}
        value={values.email}
        error={errors.email}
        type="email"
        dir="ltr"
      />
      <SelectField
        t={t}
        name="library"
        label={t("accounts.field.home-library")}
        choices={libraryChoices(libraries)}
        empty={t("accounts.field.library-choose")}
        value={values.library}
        error={errors.library}
      />
    </>
  );
}

function PinField({
  t,
  error,
  id,
  required,
}: {
  t: Translate;
  error?: string;
  id?: string;
  required?: boolean;
}) {
  return (
    <TextField
      t={t}
      id={id}
      name="pin"
      label={t("accounts.field.new-pin")}
      hint={t("accounts.field.new-pin-hint")}
      error={error}
      type="password"
      inputmode="numeric"
      autocomplete="off"
      size="short"
      dir="ltr"
      required={required}
    />
  );
}

/** A new account. */
export function NewPersonPage({ view }: { view: Common }) {
  const { t, everyone, values, errors } = view;
  return (
    <>
      <Breadcrumbs t={t} trail={trail(t, t("accounts.people.add"))} />
      <PageHeader title={t("accounts.people.add")} lead={t("accounts.person.new-lead")} />
      <Form t={t} action="/staff/people/new" errors={errors}>
        <PersonFields view={view} />
        {everyone && (
          <SelectField
            t={t}
            name="role"
            label={t("accounts.field.role")}
            choices={roles.map((role) => ({ value: role, label: t(`accounts.role.${role}`) }))}
            value={values.role}
            error={errors.role}
            required
          />
        )}
        <TextField
          t={t}
          name="card"
          label={t("accounts.field.card")}
          value={values.card}
          error={errors.card}
          size="medium"
          dir="ltr"
          spellcheck={false}
        />
        <PinField t={t} error={errors.pin} />
        <Button kind="primary">{t("accounts.people.add")}</Button>
      </Form>
    </>
  );
}

function trail(t: Translate, label: string) {
  return [{ label: t("accounts.people.title"), href: "/staff/people" }, { label }];
}

export interface PersonView extends Common {
  readonly person: Person;
  /** All libraries, for names. */
  readonly allLibraries: readonly LibraryChoice[];
  readonly done: string | undefined;
}

/** One person's account, as those see it who look after it. */
export function PersonPage({ view }: { view: PersonView }) {
  const { t, person, everyone, errors, done } = view;
  return (
    <>
      <Breadcrumbs t={t} trail={trail(t, person.name)} />
      <PageHeader title={person.name} kicker={t("accounts.person.kicker")} />
      {done && <Notice t={t} kind="success" title={done} />}
      <section>
        <h2>{t("accounts.person.details")}</h2>
        <Form t={t} action={`/staff/people/${person.id}`} errors={errors}>
          <PersonFields view={view} />
          <Button kind="primary">{t("accounts.account.save")}</Button>
        </Form>
      </section>
      {person.cards.map((_, at) => (
        <CardSection view={view} at={at} />
      ))}
      {everyone && <Roles view={view} />}
      <Actions view={view} />
    </>
  );
}

/** Key of the error of a card's PIN: several cards have a form each. */
export function pinField(at: number): string {
  return at === 0 ? "pin" : `pin-${at}`;
}

function CardSection({ view: { t, person, allLibraries, errors }, at }: { view: PersonView; at: number }) {
  const card = person.cards[at]!;
  const name = t("accounts.account.card-at", { library: nameOf(allLibraries, card.library) });
  return (
    <section>
      <h2>
        {name}: <bdi dir="ltr">{card.number}</bdi>
      </h2>
      <Form t={t} action={`/staff/people/${person.id}/pin`} label={name}>
        <HiddenField name="card" value={String(at)} />
        <PinField t={t} id={fieldId(pinField(at))} error={errors[pinField(at)]} required />
        <Button>{t("accounts.account.pin")}</Button>
      </Form>
    </section>
  );
}

function Roles({ view: { t, person, allLibraries, errors } }: { view: PersonView }) {
  const action = `/staff/people/${person.id}/roles`;
  return (
    <section>
      <h2>{t("accounts.field.roles")}</h2>
      <div class="stack">
        <ul>
          {person.roles.map((held) => (
            <li class="row">
              <span>{roleText(t, held, allLibraries)}</span>
              <RevokeRole t={t} action={action} held={held} name={roleText(t, held, allLibraries)} />
            </li>
          ))}
        </ul>
        <Form t={t} action={action} label={t("accounts.person.grant")}>
          <HiddenField name="do" value="grant" />
          <SelectField
            t={t}
            name="role"
            label={t("accounts.field.role")}
            choices={roles.map((role) => ({ value: role, label: t(`accounts.role.${role}`) }))}
            error={errors.role}
            required
          />
          <SelectField
            t={t}
            id="field-role-library"
            name="library"
            label={t("accounts.field.library")}
            hint={t("accounts.person.role-library-hint")}
            choices={libraryChoices(allLibraries)}
            empty={t("accounts.role.network")}
            error={errors["role-library"]}
          />
          <Button>{t("accounts.person.grant")}</Button>
        </Form>
      </div>
    </section>
  );
}

function RevokeRole({ t, action, held, name }: { t: Translate; action: string; held: RoleAt; name: string }) {
  return (
    <form method="post" action={action}>
      <HiddenField name="do" value="revoke" />
      <HiddenField name="role" value={held.role} />
      <HiddenField name="library" value={held.library ?? ""} />
      <Button small label={`${t("accounts.person.revoke")}: ${name}`}>
        {t("accounts.person.revoke")}
      </Button>
    </form>
  );
}

function Actions({ view: { t, person } }: { view: PersonView }) {
  const send = (path: string) => `/staff/people/${person.id}/${path}`;
  return (
    <section>
      <h2>{t("accounts.person.actions")}</h2>
      <div class="stack">
        <div class="actions">
          {person.email && (
            <form method="post" action={send("link")}>
              <Button>{t("accounts.person.send-link")}</Button>
            </form>
          )}
          <form method="post" action={send("end-sessions")}>
            <Button>{t("accounts.person.end-sessions")}</Button>
          </form>
        </div>
        <details class="more">
          <summary>{t("accounts.person.remove")}</summary>
          <p>{t("accounts.person.remove-text")}</p>
          <form method="post" action={send("remove")}>
            <Button kind="danger">{t("accounts.person.remove")}</Button>
          </form>
        </details>
      </div>
    </section>
  );
}
