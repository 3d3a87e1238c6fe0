import { formatMoment } from "#kernel/i18n/format.ts";
import { Button, LinkButton } from "#web/components/button.tsx";
import { DefinitionList } from "#web/components/definition-list.tsx";
import { Notice, type NoticeKind } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { LiveProgress } from "#web/components/progress.tsx";
import { StateBadge } from "#web/components/state-badge.tsx";
import type { LoadChoices } from "../db/load-lists.ts";
import { loadHref, loadsHref, profileHref } from "./addresses.ts";
import { LoadResult, type ResultView } from "./load-result.tsx";
import { isUnderWay, profileTitle, progressText, sizeText, stateColours } from "./words.ts";

export interface LoadView extends ResultView {
  readonly libraryName: string;
  readonly choices: LoadChoices;
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
        <LoadResult view={view} />
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
