import type { Clock } from "#kernel/clock.ts";
import type { Database, Transaction } from "#kernel/database/database.ts";
import type { Locale } from "#kernel/i18n/locales.ts";
import { defaultLocale } from "#kernel/i18n/locales.ts";
import type { Messages } from "#kernel/i18n/messages.ts";
import { sendMail } from "#kernel/mail.ts";
import { type Person, personByEmail } from "../db/people.ts";
import { linkLife, makeResetLink } from "../db/reset-links.ts";

/** Who sends mails of this module, and in which words. */
export interface MailSetting {
  readonly database: Database;
  readonly clock: Clock;
  readonly messages: Messages;
  readonly publicUrl: string;
}

interface AskedLink {
  readonly email: string;
  /** Language of the request, for those who chose none. */
  readonly locale: Locale;
}

/** The job that sends a link for a new password, where the address belongs to an account. */
export function resetLinkJob(setting: MailSetting): (asked: AskedLink) => Promise<void> {
  return async ({ email, locale }) => {
    const person = await personByEmail(setting.database, email);
    if (!person) return;
    await setting.database.transaction((tx) => sendLink(tx, setting, person, "reset", locale));
  };
}

/**
 * Mails a one-time link to a person with a mail address: for a new password (lives an hour) or for the first
 * one (three days).
 */
export async function sendLink(
  tx: Transaction,
  { clock, messages, publicUrl }: Omit<MailSetting, "database">,
  person: Person,
  kind: "reset" | "invitation",
  locale: Locale = defaultLocale,
): Promise<void> {
  if (!person.email) return;
  const secret = await makeResetLink(tx, person.id, linkLife[kind], clock.now());
  const t = messages.translator(person.locale ?? locale);
  const hours = linkLife[kind] / 3_600_000;
  const link = `${publicUrl}/reset/${secret}`;
  await sendMail(tx, {
    recipient: person.email,
    subject: t(`accounts.mail.${kind}.subject`),
    body: t(`accounts.mail.${kind}.body`, { name: person.name, link, hours }),
  });
}
