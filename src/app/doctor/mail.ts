import type { Config } from "#kernel/config/read.ts";
import { type Finding, good, note, wrong } from "./finding.ts";

/** Whether mail can be sent. Connects and signs in; sends nothing. */
export async function examineMail({ smtpUrl }: Config): Promise<Finding[]> {
  if (!smtpUrl)
    return [
      note(
        "mail",
        "No mail server is configured: mails are kept in the outbox.",
        "Set SMTP_URL to send them.",
      ),
    ];
  const { createTransport } = await import("nodemailer");
  const { host, port } = new URL(smtpUrl);
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 5_000, greetingTimeout: 5_000 });
  try {
    await transport.verify();
    return [good("mail", `The mail server ${host} takes our sign-in.`)];
  } catch (error) {
    const where = port ? `${host}, port ${port},` : host;
    return [
      wrong(
        "mail",
        `The mail server ${where} cannot be used (${(error as { code?: string }).code ?? "no answer"}).`,
        "Check SMTP_URL: host, port, user and password. smtps:// is for port 465, smtp:// for 587.",
      ),
    ];
  } finally {
    transport.close();
  }
}
