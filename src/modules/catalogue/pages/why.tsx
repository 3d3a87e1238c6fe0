import { Button, LinkButton } from "#web/components/button.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { SelectField } from "#web/forms/select-field.tsx";
import type { Link } from "../domain/review-links.ts";
import { recordHref } from "./addresses.ts";
import { matchingHref, mergeHref, reportHref, splitHref } from "./review-addresses.ts";
import { Comparison } from "./review-compare.tsx";
import { type EditionRecord, type EditionRecords, recordLabel, recordValue } from "./review-edition.ts";
import { Reasons, reasonsLine } from "./review-reasons.tsx";
import type { Sides } from "./review-sides.ts";
import { weightText } from "./review-words.ts";
import type { Speech } from "./setting.ts";
import { BearingDecisions } from "./why-decisions.tsx";
import type { Why } from "./why-edition.ts";

export interface WhyView {
  readonly speech: Speech;
  readonly edition: EditionRecords;
  readonly why: Why;
  /** Two records that somebody chose to see side by side. */
  readonly compared: Sides | null;
  readonly chosen: readonly (string | undefined)[];
  readonly mayReport: boolean;
  readonly mayDecide: boolean;
  readonly done: "split" | "merged" | "undone" | undefined;
}

/** Why the records of an edition stand together: what links each with the others, and what people decided. */
export function WhyPage({ view }: { view: WhyView }) {
  const { speech, edition, why, done, compared } = view;
  const { t } = speech;
  return (
    <>
      <PageHeader
        kicker={edition.title}
        title={t("catalogue.why.title")}
        lead={t("catalogue.why.lead", { records: edition.records.length })}
        actions={<Actions view={view} />}
      />
      {done && <Notice t={t} kind="success" title={t(`catalogue.why.done.${done}`)} />}
      <div class="stack">
        {why.links.length === 0 ? (
          <EmptyState title={t("catalogue.why.alone")} text={t("catalogue.why.alone-text")} />
        ) : (
          <Links view={view} />
        )}
        {why.passedOver > 0 && <p class="soft">{t("catalogue.why.more", { count: why.passedOver })}</p>}
        {why.links.length > 0 && <Choose view={view} />}
        {compared && (
          <section class="stack" id="compared" aria-label={t("catalogue.why.compare")}>
            <Comparison speech={speech} sides={compared} />
            <Reasons speech={speech} {...compared} />
          </section>
        )}
        <section class="stack">
          <h2>{t("catalogue.why.decisions")}</h2>
          <BearingDecisions speech={speech} edition={edition} decisions={why.decisions} />
        </section>
      </div>
    </>
  );
}

function Actions({ view: { speech, edition, mayReport, mayDecide } }: { view: WhyView }) {
  const { t } = speech;
  const many = edition.records.length > 1;
  return (
    <>
      <LinkButton href={`/editions/${edition.id}`}>{t("catalogue.merged.back")}</LinkButton>
      {mayReport && many && (
        <LinkButton href={reportHref(edition.id)}>{t("catalogue.report.title")}</LinkButton>
      )}
      {mayDecide && many && (
        <LinkButton href={splitHref(edition.id)}>{t("catalogue.split.title")}</LinkButton>
      )}
      {mayDecide && <LinkButton href={mergeHref(edition.id)}>{t("catalogue.merge.title")}</LinkButton>}
    </>
  );
}

/** Whose record it is, with the way to it. */
export function RecordLink({ record }: { record: EditionRecord }) {
  return (
    <a href={recordHref(record.library, record.controlNumber)}>
      <bdi>{record.libraryName}</bdi> <bdi dir="ltr">{record.controlNumber}</bdi>
    </a>
  );
}

function Links({ view: { speech, edition, why } }: { view: WhyView }) {
  const { t } = speech;
  const first = edition.records[0]!;
  return (
    <ol class="links">
      <li>
        <RecordLink record={first} /> <span class="soft">{t("catalogue.why.first")}</span>
      </li>
      {why.links.map((link) => (
        <li>
          <details>
            <summary>
              <LinkLine speech={speech} link={link} />
            </summary>
            <p>
              <RecordLink record={link.record} /> · <RecordLink record={link.through} />
            </p>
            <Reasons speech={speech} explanation={link.explanation} matcher={why.matcher} />
          </details>
        </li>
      ))}
    </ol>
  );
}

function LinkLine({ speech, link }: { speech: Speech; link: Link<EditionRecord> }) {
  const { record, through, decided, explanation } = link;
  const { t } = speech;
  const name = ({ libraryName, controlNumber }: EditionRecord) => `${libraryName} ${controlNumber}`;
  return (
    <>
      <bdi>{name(record)}</bdi>{" "}
      <span class="soft small">
        {t(decided ? "catalogue.why.decided" : "catalogue.why.through", {
          record: name(through),
          score: weightText(speech, explanation.score),
        })}
      </span>
      <br />
      <span class="small" dir="auto">
        {reasonsLine(speech, explanation)}
      </span>
    </>
  );
}

/** Any two records of the edition side by side. */
function Choose({ view: { speech, edition, chosen } }: { view: WhyView }) {
  const { t } = speech;
  const choices = edition.records.map((record) => ({
    value: recordValue(record),
    label: recordLabel(record).label,
  }));
  return (
    <form class="row" method="get" action={`${matchingHref(edition.id)}#compared`}>
      {(["a", "b"] as const).map((side, at) => (
        <SelectField
          t={t}
          required
          name={side}
          label={t(`catalogue.why.choose-${side}`)}
          value={chosen[at] ?? choices[at]?.value}
          choices={choices}
        />
      ))}
      <Button>{t("catalogue.why.compare")}</Button>
    </form>
  );
}
