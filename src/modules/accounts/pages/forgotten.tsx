import type { Translate } from "#kernel/i18n/messages.ts";
import { Button } from "#web/components/button.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import type { FieldErrors } from "#web/forms/field.tsx";
import { Form } from "#web/forms/form.tsx";
import { TextField } from "#web/forms/text-field.tsx";
import { shortestPassword } from "../domain/secrets.ts";

interface ForgottenView {
  t: Translate;
  email: string;
  errors: FieldErrors;
  sent: boolean;
}

/** Asks for the mail address to which a link for a new password is sent. */
export function ForgottenPage({ t, email, errors, sent }: ForgottenView) {
  return (
    <>
      <PageHeader title={t("accounts.forgotten.title")} lead={t("accounts.forgotten.lead")} />
      {sent && (
        <Notice t={t} kind="success" title={t("accounts.forgotten.sent")}>
          <p>{t("accounts.forgotten.sent-text")}</p>
        </Notice>
      )}
      <Form t={t} action="/forgotten" errors={errors}>
        <TextField
          t={t}
          name="email"
          label={t("accounts.field.email")}
          value={email}
          error={errors.email}
          type="email"
          autocomplete="email"
          dir="ltr"
          required
        />
        <Button kind="primary">{t("accounts.forgotten.button")}</Button>
      </Form>
      <p class="soft">{t("accounts.sign-in.pin-lost")}</p>
    </>
  );
}

interface ResetView {
  t: Translate;
  action: string;
  staff: boolean;
  hasCard: boolean;
  errors: FieldErrors;
}

/** Takes a new password, and a new PIN from those who have a card. */
export function ResetPage({ t, action, staff, hasCard, errors }: ResetView) {
  const least = staff ? shortestPassword.staff : shortestPassword.reader;
  return (
    <>
      <PageHeader
        title={t("accounts.reset.title")}
        lead={t(hasCard ? "accounts.reset.lead-card" : "accounts.reset.lead")}
      />
      <Form t={t} action={action} errors={errors}>
        <TextField
          t={t}
          name="password"
          label={t("accounts.field.new-password")}
          hint={t("accounts.field.new-password-hint", { least })}
          error={errors.password}
          type="password"
          autocomplete="new-password"
          required={!hasCard}
        />
        {hasCard && (
          <TextField
            t={t}
            name="pin"
            label={t("accounts.field.new-pin")}
            hint={t("accounts.field.new-pin-hint")}
            error={errors.pin}
            type="password"
            inputmode="numeric"
            autocomplete="new-password"
            size="short"
            dir="ltr"
          />
        )}
        <Button kind="primary">{t("accounts.reset.button")}</Button>
      </Form>
    </>
  );
}

/** Says that a link was used or is too old, and how to get another. */
export function LinkOverPage({ t }: { t: Translate }) {
  return (
    <>
      <PageHeader title={t("accounts.reset.title")} />
      <EmptyState
        icon="clock"
        title={t("accounts.reset.over")}
        text={t("accounts.reset.over-text")}
        action={{ href: "/forgotten", label: t("accounts.forgotten.link") }}
      />
    </>
  );
}
