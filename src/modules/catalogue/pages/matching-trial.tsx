import { formatNumber } from "#kernel/i18n/format.ts";
import { LinkButton } from "#web/components/button.tsx";
import { DefinitionList } from "#web/components/definition-list.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { Pagination } from "#web/components/pagination.tsx";
import { LiveProgress } from "#web/components/progress.tsx";
import { Tabs } from "#web/components/tabs.tsx";
import type { MatchTrial } from "../db/trials.ts";
import type { TrialCounts } from "../domain/matching/trial.ts";
import { type ChangeKind, changeKinds } from "../domain/matching/trial-examples.ts";
import {
  confirmHref,
  examplesHref,
  matchersHref,
  trialHref,
  trialProgressHref,
} from "./matching-addresses.ts";
import { ChangeCard } from "./matching-change.tsx";
import type { Change } from "./matching-changes.ts";
import { trialState, trialText } from "./matching-words.ts";
import { Moment } from "./quality-moment.tsx";
import { shareText } from "./quality-words.ts";
import type { Speech } from "./setting.ts";

export interface TrialView {
  readonly speech: Speech;
  readonly trial: MatchTrial;
  /** Who began it; undefined where the account is gone. */
  readonly startedBy: string | undefined;
  readonly lastEdition: number;
  /** The version that decides now. */
  readonly inUse: string;
  readonly mayChoose: boolean;
  readonly kind: ChangeKind | undefined;
  /** How many examples there are, in all and of each kind. */
  readonly shown: Readonly<Record<ChangeKind | "all", number>>;
  readonly changes: readonly Change[];
  readonly page: number;
  readonly pages: number;
}

/** What another matcher would change: how far finding out has come, and then what it came to. */
export function TrialPage({ view }: { view: TrialView }) {
  const { speech, trial, mayChoose, inUse } = view;
  const { t } = speech;
  const { matcher, against } = trial;
  const state = trialState(trial);
  const finished = state === "finished";
  return (
    <>
      <PageHeader
        kicker={t("catalogue.matching.trial-of", { matcher, against })}
        title={t("catalogue.matching.trial-title", { matcher })}
        lead={t(finished ? "catalogue.matching.trial-lead" : "catalogue.matching.trial-nothing-changes")}
        actions={
          <>
            <LinkButton href={matchersHref}>{t("catalogue.matching.all")}</LinkButton>
            {finished && mayChoose && matcher !== inUse && (
              <LinkButton kind="primary" href={confirmHref(matcher)}>
                {t("catalogue.matching.use")}
              </LinkButton>
            )}
          </>
        }
      />
      {finished && against !== inUse && (
        <Notice t={t} kind="warning" title={t("catalogue.matching.outdated", { against, matcher: inUse })} />
      )}
      <div class="stack">
        {finished ? <Report view={view} /> : <UnderWay view={view} />}
        {finished && <Examples view={view} />}
      </div>
    </>
  );
}

function UnderWay({ view: { speech, trial, lastEdition } }: { view: TrialView }) {
  const { t } = speech;
  const state = trialState(trial);
  if (state === "ended") return <Notice t={t} kind="warning" title={trialText(speech, trial)} />;
  return (
    <section class="stack">
      <LiveProgress
        id="trial-progress"
        label={t("catalogue.matching.trial-label")}
        text={trialText(speech, trial)}
        value={state === "running" ? trial.reached : undefined}
        max={Math.max(lastEdition, trial.reached, 1)}
        src={trialProgressHref(trial.id)}
      />
      <p>
        <a href={trialHref(trial.id)}>{t("catalogue.progress.refresh")}</a>
      </p>
    </section>
  );
}

function Report({ view: { speech, trial, startedBy } }: { view: TrialView }) {
  const { t, locale } = speech;
  const { counts, startedAt, finishedAt } = trial;
  const count = (name: keyof TrialCounts, of: keyof TrialCounts) => ({
    term: t(`catalogue.matching.count.${name}`),
    details: (
      <>
        {formatNumber(locale, counts[name])}
        {" · "}
        <span class="soft">{shareText(speech, counts[of] > 0 ? counts[name] / counts[of] : 0)}</span>
      </>
    ),
  });
  const items = [
    { term: t("catalogue.matching.count.before"), details: formatNumber(locale, counts.before) },
    { term: t("catalogue.matching.count.after"), details: formatNumber(locale, counts.after) },
    count("joined", "before"),
    count("divided", "before"),
    count("records", "of"),
    {
      term: t("catalogue.matching.begun"),
      details: (
        <>
          <Moment speech={speech} at={startedAt} />
          {startedBy && (
            <>
              {" · "}
              <bdi>{startedBy}</bdi>
            </>
          )}
        </>
      ),
    },
  ];
  if (finishedAt)
    items.push({ term: t("catalogue.field.finished"), details: <Moment speech={speech} at={finishedAt} /> });
  return (
    <section class="stack" aria-label={t("catalogue.matching.result")}>
      <DefinitionList items={items} />
    </section>
  );
}

function Examples({ view }: { view: TrialView }) {
  const { speech, trial, kind, shown, changes, page, pages } = view;
  const { t, locale } = speech;
  if (shown.all === 0)
    return (
      <EmptyState
        icon="check"
        title={t("catalogue.matching.no-change")}
        text={t("catalogue.matching.no-change-text")}
      />
    );
  const tabs = ["all", ...changeKinds] as const;
  return (
    <section class="stack">
      <h2>{t("catalogue.matching.examples")}</h2>
      <p class="prose">{t("catalogue.matching.examples-text")}</p>
      <Tabs
        label={t("catalogue.matching.examples")}
        tabs={tabs.map((tab) => ({
          href: trialHref(trial.id, tab === "all" ? {} : { kind: tab }),
          label: t(`catalogue.matching.tab.${tab}`),
          current: tab === (kind ?? "all"),
          count: formatNumber(locale, shown[tab]),
        }))}
      />
      <p>
        <LinkButton href={examplesHref(trial.id, kind)} icon="download">
          {t("catalogue.matching.csv")}
        </LinkButton>
      </p>
      {changes.length === 0 && <p>{t("catalogue.matching.none-of-kind")}</p>}
      {changes.map((change) => (
        <ChangeCard speech={speech} change={change} />
      ))}
      <Pagination
        {...{ t, locale, page, pages }}
        hrefOf={(to) => trialHref(trial.id, kind ? { kind, page: to } : { page: to })}
      />
    </section>
  );
}
