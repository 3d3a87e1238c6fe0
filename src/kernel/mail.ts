import type { Transporter } from "nodemailer";
import type { Database, Queryable } from "./database/database.ts";
import { sql } from "./database/sql.ts";
import { addJob, type JobHandlers } from "./jobs.ts";

/** One plain-text mail to one person. */
export interface Mail {
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
}

export interface KeptMail extends Mail {
  readonly id: number;
  readonly createdAt: Date;
}

/**
 * Takes a mail into the outbox, in the transaction that causes it. It is sent by a job and then deleted;
 * where no mail server is configured it stays, to be read on the outbox page.
 */
export async function sendMail(tx: Queryable, mail: Mail): Promise<void> {
  const { id } = await tx.one<{ id: number }>(sql`insert into kernel.outgoing_mail (recipient, subject, body)
    values (${mail.recipient}, ${mail.subject}, ${mail.body}) returning id`);
  await addJob(tx, "mail", { id });
}

/** The newest mails of the outbox, for development. */
export function keptMail(database: Queryable): Promise<KeptMail[]> {
  return database.query(sql`select id, recipient, subject, body, created_at as "createdAt"
    from kernel.outgoing_mail order by id desc limit 50`);
}

/**
 * The job that sends.
 *
 * @param url SMTP server, e.g. `smtps://user:password@mail.example.org`; undefined keeps mails in the outbox
 * @param sender the From address
 */
export function mailJobs(database: Database, url: string | undefined, sender: string): JobHandlers {
  // Loading the mail library takes longer than all else of the kernel, and many a process sends no mail.
  let transport: Promise<Transporter> | undefined;
  const connect = async (to: string) => (await import("nodemailer")).createTransport(to);
  return {
    mail: async ({ id }: { id: number }) => {
      if (!url) return;
      const mail = await database.maybeOne<Mail>(
        sql`select recipient, subject, body from kernel.outgoing_mail where id = ${id}`,
      );
      if (!mail) return;
      transport ??= connect(url);
      await (await transport).sendMail({
        from: sender,
        to: mail.recipient,
        subject: mail.subject,
        text: mail.body,
      });
      await database.query(sql`delete from kernel.outgoing_mail where id = ${id}`);
    },
  };
}
