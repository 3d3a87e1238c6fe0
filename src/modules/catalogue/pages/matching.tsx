import { formatNumber } from "#kernel/i18n/format.ts";
import { Button } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { DefinitionList } from "#web/components/definition-list.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { LiveProgress } from "#web/components/progress.tsx";
import { StateBadge } from "#web/components/state-badge.tsx";
import { HiddenField } from "#web/forms/hidden-field.tsx";
import type { MatchingCounts } from "../db/matching-state.ts";
import type { MatchTrial } from "../db/trials.ts";
import type { Matcher } from "../domain/matching/matcher.ts";
import type { SortingAgain } from "../jobs/try-matcher.ts";
import {
  confirmHref,
  matchersHref,
  sortingProgressHref,
  trialHref,
  trialsHref,
} from "./matching-addresses.ts";
import { matcherText, sortingText, trialState, trialText } from "./matching-words.ts";
import { Moment } from "./quality-moment.tsx";
import { shareText } from "./quality-words.ts";
import { decisionsHref, reviewHref } from "./review-addresses.ts";
import { weightText } from "./review-words.ts";
import type { Speech } from "./setting.ts";

export interface MatchingView {
  readonly speech: Speech;
  readonly inUse: Matcher;
  /** All that can be chosen, the one in use first. */
  readonly matchers: readonly Matcher[];
  readonly counts: MatchingCounts;
  readonly sorting: SortingAgain | undefined;
  readonly lastEdition: number;
  readonly trials: readonly MatchTrial[];
  /** Whether the viewer may try and choose matchers. */
  readonly mayChoose: boolean;
  readonly done: string | undefined;
}

/** What decides which records are one edition, what waits, and what was tried. */
export function MatchingPage({ view }: { view: MatchingView }) {
  const { t } = view.speech;
  return (
    <>
      <PageHeader title={t("catalogue.matching.title")} lead={t("catalogue.matching.lead")} />
      {view.done && (
        <Notice t={t} kind="success" title={view.done}>
          <p>{t("catalogue.matching.chosen-text")}</p>
        </Notice>
      )}
      <div class="stack">
        <Sorting view={view} />
        <State view={view} />
        <section class="stack">
          <h2>{t("catalogue.matching.matchers")}</h2>
          <p class="prose">{t("catalogue.matching.score")}</p>
          <div class="grid">
            {view.matchers.map((matcher) => (
              <MatcherCard view={view} matcher={matcher} />
            ))}
          </div>
        </section>
        <Trials view={view} />
      </div>
    </>
  );
}

function Sorting({ view: { speech, sorting, lastEdition } }: { view: MatchingView }) {
  const { t } = speech;
  if (!sorting) return null;
  return (
    <section class="stack">
      <LiveProgress
        id="sorting-progress"
        label={t("catalogue.matching.sorting-label")}
        text={sortingText(speech, sorting, lastEdition)}
        value={sorting.after}
        max={Math.max(lastEdition, 1)}
        src={sortingProgressHref}
        next={matchersHref}
      />
      <p>
        <a href={matchersHref}>{t("catalogue.progress.refresh")}</a>
      </p>
    </section>
  );
}

function State({ view: { speech, inUse, counts } }: { view: MatchingView }) {
  const { t, locale } = speech;
  const number = (value: number) => formatNumber(locale, value);
  const items = [
    { term: t("catalogue.matching.in-use"), details: <bdi dir="ltr">{inUse.version}</bdi> },
    { term: t("catalogue.matching.unsettled"), details: number(counts.unsettled) },
    {
      term: t("catalogue.matching.doubtful"),
      details: <a href={reviewHref}>{number(counts.doubtful)}</a>,
    },
    {
      term: t("catalogue.matching.decisions"),
      details: <a href={decisionsHref}>{number(counts.decisions)}</a>,
    },
  ];
  return (
    <section class="stack">
      <h2>{t("catalogue.matching.now")}</h2>
      <DefinitionList items={items} />
    </section>
  );
}

function MatcherCard({ view, matcher }: { view: MatchingView; matcher: Matcher }) {
  const { speech, inUse, mayChoose, sorting } = view;
  const { t, locale } = speech;
  const { version, same, different, weights } = matcher;
  const decides = version === inUse.version;
  return (
    <article class="card" aria-labelledby={`matcher-${version}`}>
      <h3 id={`matcher-${version}`} class="card-title">
        <bdi dir="ltr">{version}</bdi>
      </h3>
      {decides && (
        <p>
          <StateBadge state="available" text={t("catalogue.matching.decides")} />
        </p>
      )}
      <p>{matcherText(speech, version)}</p>
      <DefinitionList
        items={[
          { term: t("catalogue.matching.same"), details: <Score speech={speech} score={same} /> },
          { term: t("catalogue.matching.different"), details: <Score speech={speech} score={different} /> },
          {
            term: t("catalogue.matching.statements"),
            details: formatNumber(locale, Object.keys(weights).length),
          },
        ]}
      />
      {!decides && mayChoose && (
        <div class="actions">
          {sorting ? (
            <p class="soft small">{t("catalogue.matching.try-later")}</p>
          ) : (
            <form method="post" action={trialsHref}>
              <HiddenField name="matcher" value={version} />
              <Button kind="primary" label={t("catalogue.matching.try-of", { matcher: version })}>
                {t("catalogue.matching.try")}
              </Button>
            </form>
          )}
          <a href={confirmHref(version)} aria-label={t("catalogue.matching.use-of", { matcher: version })}>
            {t("catalogue.matching.use")}
          </a>
        </div>
      )}
    </article>
  );
}

/** A score with its sign before it, in every direction of writing. */
function Score({ speech, score }: { speech: Speech; score: number }) {
  return <bdi dir="ltr">{weightText(speech, score)}</bdi>;
}

function Trials({ view: { speech, trials } }: { view: MatchingView }) {
  const { t, locale } = speech;
  const finished = (trial: MatchTrial) => trialState(trial) === "finished";
  const number = (value: number) => formatNumber(locale, value);
  return (
    <section class="stack">
      <h2>{t("catalogue.matching.trials")}</h2>
      {trials.length === 0 ? (
        <EmptyState
          icon="search"
          level={3}
          title={t("catalogue.matching.no-trials")}
          text={t("catalogue.matching.no-trials-text")}
        />
      ) : (
        <DataTable<MatchTrial>
          caption={t("catalogue.matching.trials")}
          captionHidden
          dense
          rows={trials}
          columns={[
            {
              label: t("catalogue.matching.trial"),
              heading: true,
              cell: ({ id, matcher, against }) => (
                <a href={trialHref(id)}>{t("catalogue.matching.trial-of", { matcher, against })}</a>
              ),
            },
            {
              label: t("catalogue.matching.begun"),
              cell: ({ startedAt }) => <Moment speech={speech} at={startedAt} />,
            },
            {
              label: t("catalogue.matching.count.joined"),
              numeric: true,
              cell: (trial) => (finished(trial) ? number(trial.counts.joined) : ""),
            },
            {
              label: t("catalogue.matching.count.divided"),
              numeric: true,
              cell: (trial) => (finished(trial) ? number(trial.counts.divided) : ""),
            },
            {
              label: t("catalogue.matching.count.records"),
              numeric: true,
              cell: (trial) =>
                finished(trial)
                  ? shareText(speech, trial.counts.of > 0 ? trial.counts.records / trial.counts.of : 0)
                  : trialText(speech, trial),
            },
          ]}
        />
      )}
    </section>
  );
}
