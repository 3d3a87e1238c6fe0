import { formatNumber } from "#kernel/i18n/format.ts";
import { Button, LinkButton } from "#web/components/button.tsx";
import { DefinitionList } from "#web/components/definition-list.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import type { LoadSummary } from "../domain/load.ts";
import { figures, measure, type QualitySnapshot } from "../domain/quality-report.ts";
import { loadHref, loadsHref, quarantineHref } from "./addresses.ts";
import { reportHref } from "./quality-addresses.ts";
import { QualityCourse } from "./quality-course.tsx";
import { Figures, NotFound } from "./quality-figures.tsx";
import { Moment } from "./quality-moment.tsx";
import { shareText } from "./quality-words.ts";
import type { Speech } from "./setting.ts";
import { countOf } from "./words.ts";

export interface ReportView {
  readonly speech: Speech;
  readonly isil: string;
  readonly libraryName: string;
  /** The newest first; none when the records have not been counted yet. */
  readonly snapshots: readonly QualitySnapshot[];
  /** The loads of the snapshots, and the newest of all that are in effect. */
  readonly loads: readonly LoadSummary[];
  /** Somebody has just asked for the records to be counted. */
  readonly isAsked: boolean;
}

/** How complete and how sound one library's records are. */
export function ReportPage({ view }: { view: ReportView }) {
  const { speech, isil, libraryName, snapshots, isAsked } = view;
  const { t } = speech;
  return (
    <>
      <PageHeader
        kicker={libraryName}
        title={t("catalogue.quality.title")}
        lead={t("catalogue.quality.lead")}
        actions={
          snapshots.length > 0 && (
            <LinkButton href={reportHref(isil, "loads.csv")} icon="download">
              {t("catalogue.quality.csv")}
            </LinkButton>
          )
        }
      />
      {isAsked && (
        <Notice t={t} kind="success" title={t("catalogue.quality.asked")}>
          <p>
            <a href={reportHref(isil)}>{t("catalogue.quality.reload")}</a>
          </p>
        </Notice>
      )}
      <div class="stack">
        {snapshots[0] ? <Report view={view} newest={snapshots[0]} /> : <Nothing view={view} />}
      </div>
    </>
  );
}

function Nothing({ view }: { view: ReportView }) {
  const { t } = view.speech;
  if (view.loads.length === 0)
    return (
      <EmptyState
        icon="upload"
        title={t("catalogue.quality.no-load")}
        text={t("catalogue.quality.no-load-text")}
        action={{ href: `${loadsHref}/new`, label: t("catalogue.loads.new") }}
      />
    );
  return (
    <>
      <EmptyState
        icon="clock"
        title={t("catalogue.quality.uncounted")}
        text={t("catalogue.quality.uncounted-text")}
      />
      <CountAgain view={view} />
    </>
  );
}

function CountAgain({ view: { speech, isil } }: { view: ReportView }) {
  const { t } = speech;
  return (
    <form method="post" action={reportHref(isil, "count")} class="row">
      <Button>{t("catalogue.quality.count-again")}</Button>
      <span class="soft small">{t("catalogue.quality.count-again-hint")}</span>
    </form>
  );
}

function Report({ view, newest }: { view: ReportView; newest: QualitySnapshot }) {
  const { speech, isil, snapshots } = view;
  const { t } = speech;
  const all = figures.map((figure) => measure(figure, snapshots));
  const faults = all.filter(({ isFault }) => isFault);
  const found = faults.filter(({ count, change }) => count > 0 || (change !== null && change !== 0));
  const several = snapshots.length > 1;
  return (
    <>
      <Summary view={view} newest={newest} />
      <section class="stack">
        <h2>{t("catalogue.quality.faults")}</h2>
        {found.length > 0 ? (
          <Figures {...{ speech, isil, several }} rows={found} caption={t("catalogue.quality.faults")} />
        ) : (
          <p>{t("catalogue.quality.sound")}</p>
        )}
        <NotFound speech={speech} rows={faults.filter((each) => !found.includes(each))} />
      </section>
      <section class="stack">
        <h2>{t("catalogue.quality.network")}</h2>
        <Figures
          {...{ speech, isil, several }}
          rows={all.filter(({ isFault }) => !isFault)}
          caption={t("catalogue.quality.network")}
        />
      </section>
      {several && <Course view={view} />}
      <CountAgain view={view} />
    </>
  );
}

function Course({ view: { speech, snapshots } }: { view: ReportView }) {
  const { t } = speech;
  const course = {
    ...{ speech, snapshots },
    title: t("catalogue.quality.from-load-to-load"),
    name: t("catalogue.quality.complete"),
    countIn: ({ counts }: QualitySnapshot) => counts.complete,
    baseIn: ({ counts }: QualitySnapshot) => counts.records,
  };
  return <QualityCourse view={course} />;
}

function Summary({ view, newest }: { view: ReportView; newest: QualitySnapshot }) {
  const { speech, isil, loads } = view;
  const { t, locale } = speech;
  const { records, complete } = newest.counts;
  const load = loads.find(({ id }) => id === newest.load);
  const share = shareText(speech, records > 0 ? complete / records : null);
  const ofLoad = (name: "quarantined" | "repaired", href: string) =>
    load && {
      term: t(`catalogue.count.${name}`),
      details: <a href={href}>{formatNumber(locale, countOf(load, name))}</a>,
    };
  const items = [
    { term: t("catalogue.load.records"), details: formatNumber(locale, records) },
    {
      term: t("catalogue.quality.complete"),
      details: (
        <>
          {formatNumber(locale, complete)} <span class="soft">{share}</span>
        </>
      ),
    },
    {
      term: t("catalogue.quality.taken"),
      details: (
        <>
          <Moment speech={speech} at={newest.takenAt} />
          {" · "}
          <a href={loadHref(newest.load)}>{t("catalogue.load.name", { load: newest.load })}</a>
        </>
      ),
    },
    ofLoad("quarantined", quarantineHref(isil)),
    ofLoad("repaired", loadHref(newest.load)),
  ];
  return <DefinitionList items={items.filter((item) => item !== undefined)} />;
}
