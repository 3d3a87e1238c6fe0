import { formatNumber } from "#kernel/i18n/format.ts";
import { Button } from "#web/components/button.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { Form } from "#web/forms/form.tsx";
import { HiddenField } from "#web/forms/hidden-field.tsx";
import type { MatchTrial } from "../db/trials.ts";
import { chooseHref, matchersHref, trialHref } from "./matching-addresses.ts";
import { matcherText } from "./matching-words.ts";
import { Moment } from "./quality-moment.tsx";
import type { Speech } from "./setting.ts";

export interface ChooseView {
  readonly speech: Speech;
  /** The version to be chosen, and the one that decides now. */
  readonly matcher: string;
  readonly inUse: string;
  /** The newest finished trial of the one against the other. */
  readonly trial: MatchTrial | undefined;
}

const consequences = ["background", "service", "decisions", "addresses", "back"] as const;

/** What choosing another matcher means, before it is done. */
export function ChoosePage({ view }: { view: ChooseView }) {
  const { speech, matcher, inUse } = view;
  const { t } = speech;
  return (
    <>
      <PageHeader
        kicker={t("catalogue.matching.title")}
        title={t("catalogue.matching.choose-title", { matcher })}
        lead={matcherText(speech, matcher)}
      />
      <div class="stack">
        <Foretold view={view} />
        <section class="stack prose">
          <h2>{t("catalogue.matching.what-happens")}</h2>
          <ul>
            {consequences.map((name) => (
              <li>{t(`catalogue.matching.happens.${name}`, { inUse })}</li>
            ))}
          </ul>
        </section>
        <Form t={t} action={chooseHref}>
          <HiddenField name="matcher" value={matcher} />
          <HiddenField name="was" value={inUse} />
          <div class="actions">
            <Button kind="primary">{t("catalogue.matching.choose", { matcher })}</Button>
            <a href={matchersHref}>{t("catalogue.matching.keep", { inUse })}</a>
          </div>
        </Form>
      </div>
    </>
  );
}

function Foretold({ view: { speech, trial } }: { view: ChooseView }) {
  const { t, locale } = speech;
  if (!trial) return <Notice t={t} kind="warning" title={t("catalogue.matching.untried")} />;
  const { joined, divided, records } = trial.counts;
  return (
    <p class="prose">
      {t("catalogue.matching.foretold", {
        joined: formatNumber(locale, joined),
        divided: formatNumber(locale, divided),
        records: formatNumber(locale, records),
      })}{" "}
      <a href={trialHref(trial.id)}>
        {t("catalogue.matching.trial-report")} <Moment speech={speech} at={trial.startedAt} />
      </a>
    </p>
  );
}
