import { formatMoment, formatNumber } from "#kernel/i18n/format.ts";
import { Button, LinkButton } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { DefinitionList } from "#web/components/definition-list.tsx";
import { Notice, type NoticeKind } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { LiveProgress } from "#web/components/progress.tsx";
import { StateBadge } from "#web/components/state-badge.tsx";
import type { LoadChoices } from "../db/load-lists.ts";
import type { QuarantineEntry, RepairEntry } from "../db/quarantine.ts";
import type { QuarantineSize } from "../db/quarantine-size.ts";
import type { LoadSummary } from "../domain/load.ts";
import { loadHref, loadsHref, profileHref, quarantineHref } from "./addresses.ts";
import { QuarantineTable } from "./quarantine.tsx";
import type { Speech } from "./setting.ts";
import {
  countOf,
  faultText,
  isUnderWay,
  profileTitle,
  progressText,
  shownCounts,
  sizeText,
  stateColours,
} from "./words.ts";

export interface LoadView {
  readonly speech: Speech;
  readonly load: LoadSummary;
  readonly libraryName: string;
  readonly choices: LoadChoices;
  /** Examples of repairs, a few. */
  readonly repairs: readonly RepairEntry[];
  /** What of this library is in quarantine now, and the newest of it. */
  readonly size: QuarantineSize;
  readonly quarantine: readonly QuarantineEntry[];
  readonly notice: { readonly kind: NoticeKind; readonly title: string; readonly text?: string } | undefined;
}

/** One load: how far it is, what it came to, what could not be read, and what can be done about it. */
export function LoadPage({ view }: { view: LoadView }) {
  const { speech, load, libraryName, notice } = view;
  const { t } = speech;
  return (
    <>
      <PageHeader
        kicker={libraryName}
        title={t("catalogue.load.name", { load: load.id })}
        lead={<StateBadge state={stateColours[load.state]} text={t(`catalogue.state.${load.state}`)} />}
        actions={<LinkButton href={loadsHref}>{t("catalogue.load.all")}</LinkButton>}
      />
      {notice && (
        <Notice t={t} kind={notice.kind} title={notice.title}>
          {notice.text && <p>{notice.text}</p>}
        </Notice>
      )}
      {load.error && (
        <Notice t={t} kind="error" title={t("catalogue.load.why")}>
          <p lang="en" dir="auto">
            {load.error}
          </p>
        </Notice>
      )}
      <div class="stack">
        <UnderWay view={view} />
        <Choices view={view} />
        <Facts view={view} />
        <Counts view={view} />
        <Faults view={view} />
        <Repairs view={view} />
        <Quarantine view={view} />
      </div>
    </>
  );
}

function UnderWay({ view: { speech, load } }: { view: LoadView }) {
  const { t } = speech;
  if (!isUnderWay(load.state)) return null;
  const { bytes, total } = load.progress;
  return (
    <section class="stack">
      <LiveProgress
        id="load-progress"
        label={t("catalogue.progress.label")}
        text={progressText(speech, load)}
        value={load.state === "running" ? bytes : undefined}
        max={total}
        src={`/api/v1/loads/${load.id}/progress`}
      />
      <p>
        <a href={loadHref(load.id)}>{t("catalogue.progress.refresh")}</a>
      </p>
    </section>
  );
}

function Choices({ view: { speech, load, choices } }: { view: LoadView }) {
  const { t } = speech;
  const offered = [
    { step: "stop", can: isUnderWay(load.state), kind: "danger" },
    { step: "resume", can: choices.resume, kind: "primary" },
    { step: "roll-back", can: choices.rollBack, kind: "danger" },
  ] as const;
  return offered
    .filter(({ can }) => can)
    .map(({ step, kind }) => (
      <form method="post" action={loadHref(load.id, step)} class="row">
        <Button kind={kind}>{t(`catalogue.load.${step}`)}</Button>
        <span class="soft small">{t(`catalogue.load.${step}-hint`)}</span>
      </form>
    ));
}

function Facts({ view: { speech, load } }: { view: LoadView }) {
  const { t, locale } = speech;
  const moment = (at: Date) => (
    <time datetime={at.toISOString()} title={at.toISOString()}>
      {formatMoment(locale, at)}
    </time>
  );
  const items = [
    { term: t("catalogue.field.kind"), details: t(`catalogue.kind.${load.kind}`) },
    {
      term: t("catalogue.field.files"),
      details: load.files.map(({ name, size }, at) => (
        <>
          {at > 0 && <br />}
          <bdi>{name}</bdi> <span class="soft small">{sizeText(locale, size)}</span>
        </>
      )),
    },
    {
      term: t("catalogue.field.profile"),
      details: (
        <a href={profileHref(load.library)}>
          <bdi>{profileTitle(t, load.profile)}</bdi>
        </a>
      ),
    },
    { term: t("catalogue.field.started"), details: moment(load.startedAt) },
  ];
  if (load.finishedAt) items.push({ term: t("catalogue.field.finished"), details: moment(load.finishedAt) });
  return <DefinitionList items={items} />;
}

function Counts({ view: { speech, load } }: { view: LoadView }) {
  const { t, locale } = speech;
  return (
    <DataTable<(typeof shownCounts)[number]>
      caption={t("catalogue.load.counts")}
      dense
      rows={shownCounts}
      columns={[
        { label: t("catalogue.load.what"), heading: true, cell: (name) => t(`catalogue.count.${name}`) },
        {
          label: t("catalogue.load.number"),
          numeric: true,
          cell: (name) => formatNumber(locale, countOf(load, name)),
        },
        {
          label: t("catalogue.load.meaning"),
          cell: (name) => <span class="soft">{t(`catalogue.count.${name}-hint`)}</span>,
        },
      ]}
    />
  );
}

function Faults({ view: { speech, load } }: { view: LoadView }) {
  const { t, locale } = speech;
  const faults = Object.entries(load.counts.faults ?? {}).sort(([, a], [, b]) => b - a);
  if (faults.length === 0) return null;
  return (
    <DataTable<[string, number]>
      caption={t("catalogue.load.faults")}
      dense
      rows={faults}
      columns={[
        { label: t("catalogue.field.fault"), heading: true, cell: ([code]) => faultText(t, code) },
        {
          label: t("catalogue.load.records"),
          numeric: true,
          cell: ([, count]) => formatNumber(locale, count),
        },
      ]}
    />
  );
}

function Repairs({ view: { speech, load, repairs } }: { view: LoadView }) {
  const { t, locale } = speech;
  if (repairs.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t("catalogue.repairs.title")}</h2>
      <p class="soft">{t("catalogue.repairs.lead")}</p>
      <DataTable<RepairEntry>
        caption={t("catalogue.repairs.title")}
        captionHidden
        dense
        rows={repairs}
        columns={[
          {
            label: t("catalogue.field.number"),
            numeric: true,
            cell: ({ number }) => formatNumber(locale, number),
          },
          { label: t("catalogue.field.file"), cell: ({ file }) => file },
          {
            label: t("catalogue.field.control-number"),
            cell: ({ controlNumber }) => <bdi dir="ltr">{controlNumber}</bdi>,
          },
          { label: t("catalogue.field.fault"), cell: ({ code }) => faultText(t, code) },
          {
            label: t("catalogue.field.details"),
            cell: ({ message, repair }) => (
              <span lang="en" dir="auto">
                {message} {repair}
              </span>
            ),
          },
        ]}
      />
      <div class="actions">
        <LinkButton href={loadHref(load.id, "repairs.csv")} icon="download" small>
          {t("catalogue.repairs.csv")}
        </LinkButton>
      </div>
    </section>
  );
}

function Quarantine({ view: { speech, load, size, quarantine } }: { view: LoadView }) {
  const { t } = speech;
  if (size.records === 0) return null;
  return (
    <section class="stack">
      <h2>{t("catalogue.quarantine.title")}</h2>
      <p class="soft">{t("catalogue.quarantine.count", { count: size.records })}</p>
      <QuarantineTable speech={speech} isil={load.library} entries={quarantine} />
      <div class="actions">
        <LinkButton href={quarantineHref(load.library)} icon="list" small>
          {t("catalogue.quarantine.open")}
        </LinkButton>
        <LinkButton href={quarantineHref(load.library, "records.csv")} icon="download" small>
          {t("catalogue.quarantine.csv")}
        </LinkButton>
      </div>
    </section>
  );
}
