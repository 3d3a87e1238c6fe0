import type { Translate } from "#kernel/i18n/messages.ts";
import { PageHeader } from "#web/components/page-header.tsx";

const questions = ["search", "narrow", "where", "language", "account", "privacy", "keyboard"] as const;

/** How to use the site, question by question. */
export function HelpPage({ t }: { t: Translate }) {
  return (
    <>
      <PageHeader title={t("app.help")} lead={t("app.help.lead")} />
      {questions.map((name) => (
        <section aria-labelledby={name}>
          <h2 id={name}>{t(`app.help.${name}`)}</h2>
          <p>{t(`app.help.${name}.text`)}</p>
        </section>
      ))}
    </>
  );
}
