import { formatMoment } from "#kernel/i18n/format.ts";
import type { Locale } from "#kernel/i18n/locales.ts";
import type { Translate } from "#kernel/i18n/messages.ts";
import type { KeptMail } from "#kernel/mail.ts";
import { Card } from "#web/components/card.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { PageHeader } from "#web/components/page-header.tsx";

interface OutboxProps {
  t: Translate;
  locale: Locale;
  mails: readonly KeptMail[];
}

/** One part of a mail: plain text, or an address that can be followed. */
function parts(body: string): { text: string; href?: string }[] {
  return body
    .split(/(https?:\/\/\S+)/)
    .map((text) => (/^https?:\/\//.test(text) ? { text, href: text } : { text }));
}

function Body({ body }: { body: string }) {
  return (
    <p dir="auto" class="mail-body">
      {body.split("\n").map((line) => (
        <>
          {parts(line).map(({ text, href }) => (href ? <a href={href}>{text}</a> : text))}
          <br />
        </>
      ))}
    </p>
  );
}

/** The mails that were kept because no mail server is configured, newest first. */
export function OutboxPage({ t, locale, mails }: OutboxProps) {
  return (
    <>
      <PageHeader title={t("app.staff.outbox")} lead={t("app.outbox.lead")} />
      {mails.length === 0 && (
        <EmptyState icon="info" title={t("app.outbox.empty")} text={t("app.outbox.empty.text")} />
      )}
      {mails.map(({ recipient, subject, body, createdAt }) => (
        <Card title={subject} level={2}>
          <p class="soft" dir="auto">
            {t("app.outbox.to", { recipient, time: formatMoment(locale, createdAt) })}
          </p>
          <Body body={body} />
        </Card>
      ))}
    </>
  );
}
