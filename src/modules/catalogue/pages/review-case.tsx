import type { Child } from "hono/jsx";
import { formatNumber } from "#kernel/i18n/format.ts";
import { PageHeader } from "#web/components/page-header.tsx";
import { ShortcutHelp } from "#web/components/shortcut-help.tsx";
import { HiddenField } from "#web/forms/hidden-field.tsx";
import { TextArea } from "#web/forms/text-area.tsx";
import { type QueueChoice, queueHref, reviewHref } from "./review-addresses.ts";
import { Comparison } from "./review-compare.tsx";
import { Reasons } from "./review-reasons.tsx";
import { noteLength } from "./review-setting.ts";
import type { Sides } from "./review-sides.ts";
import type { Speech } from "./setting.ts";

export interface CaseView {
  readonly speech: Speech;
  readonly choice: QueueChoice;
  readonly sides: Sides;
  /** Where the form goes, and what it carries besides the verdict and the note. */
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  /** The next case: where "later" leads, and what comes after a decision. */
  readonly laterHref: string;
  /** How many pairs wait, this one included. */
  readonly left: number;
  /** What the viewer decided last and can undo, in one sentence. */
  readonly last: string | undefined;
  /** Set where a report is looked at: who wrote what, and when. */
  readonly report:
    | { readonly by: string; readonly at: string; readonly note: string; readonly rest: number }
    | undefined;
}

/** One case of the review queue: two records, what speaks for and against, and a key for each answer. */
export function CasePage({ view }: { view: CaseView }) {
  const { speech, sides, report, choice, left } = view;
  const { t } = speech;
  return (
    <pair-review data-loading={t("catalogue.review.loading")} data-failed={t("catalogue.review.failed")}>
      <p class="visually-hidden" role="status" data-live />
      <form method="post" action={view.action} class="stack" data-case>
        <PageHeader
          kicker={report ? t("catalogue.review.report.kicker") : t("catalogue.review.left", { count: left })}
          title={t(report ? "catalogue.review.report.question" : "catalogue.review.question")}
          actions={<a href={queueHref(choice)}>{t("catalogue.review.queue")}</a>}
        />
        {report && <ReportWords speech={speech} report={report} />}
        <Comparison speech={speech} sides={sides} />
        <section class="stack" aria-labelledby="reasons">
          <h2 id="reasons">{t("catalogue.review.reasons")}</h2>
          <Reasons speech={speech} {...sides} />
        </section>
        <Holders view={view} />
        {Object.entries({ ...choice, ...view.fields }).map(([name, value]) => (
          <HiddenField name={name} value={value ?? ""} />
        ))}
        <Answers view={view} />
      </form>
      <Keys view={view} />
    </pair-review>
  );
}

function ReportWords({ speech: { t }, report }: { speech: Speech; report: NonNullable<CaseView["report"]> }) {
  return (
    <div class="notice notice-warning">
      <div class="notice-body">
        <p class="notice-title">{t("catalogue.review.report.by", { name: report.by, at: report.at })}</p>
        <p dir="auto">{report.note}</p>
        <p class="small">{t("catalogue.review.report.rest", { count: report.rest })}</p>
      </div>
    </div>
  );
}

/** Who has which of the two, so that one knows whom to ask. */
function Holders({ view: { speech, sides } }: { view: CaseView }) {
  const { t, locale } = speech;
  return (
    <details>
      <summary>{t("catalogue.review.holders")}</summary>
      <div class="reasons">
        {[sides.a, sides.b].map((side) => (
          <ul>
            {side.holders.map(({ name, copies, onLoan }) => (
              <li>
                <bdi>{name}</bdi>{" "}
                <span class="soft small">
                  {t("catalogue.review.copies", { copies: formatNumber(locale, copies), onLoan })}
                </span>
              </li>
            ))}
          </ul>
        ))}
      </div>
    </details>
  );
}

interface AnswerProps {
  readonly letter: string;
  readonly label: Child;
  readonly verdict: string;
  readonly kind: "primary" | "quiet";
}

function Answer({ letter, label, verdict, kind }: AnswerProps) {
  return (
    <button
      type="submit"
      class={`button button-${kind}`}
      name="verdict"
      value={verdict}
      data-key={letter}
      aria-keyshortcuts={letter}
    >
      <kbd>{letter.toUpperCase()}</kbd> {label}
    </button>
  );
}

/** The bar with the answers; it stays in sight, whatever the length of the records. */
function Answers({ view: { speech, report, laterHref, last } }: { view: CaseView }) {
  const { t } = speech;
  const words = report ? "catalogue.review.report" : "catalogue.review";
  return (
    <div class="answers">
      <div class="actions">
        <Answer letter="s" verdict="same" kind="primary" label={t(`${words}.same`)} />
        <Answer letter="d" verdict="different" kind="primary" label={t(`${words}.different`)} />
        <a class="button button-quiet" href={laterHref} data-key="k" aria-keyshortcuts="k">
          <kbd>K</kbd> {t("catalogue.review.later")}
        </a>
        <details class="answers-note">
          <summary>{t("catalogue.review.note")}</summary>
          <TextArea
            t={t}
            name="note"
            label={t("catalogue.review.note-label")}
            hint={t("catalogue.review.note-hint")}
            rows={2}
            maxlength={noteLength}
          />
        </details>
      </div>
      <LastAnswer speech={speech} last={last} />
    </div>
  );
}

/** What was decided last, with the way back. */
export function LastAnswer({ speech: { t }, last }: { speech: Speech; last: string | undefined }) {
  return (
    <div class="answers-last" data-last>
      {last && (
        <>
          <span class="small" dir="auto">
            {last}
          </span>
          <button
            type="submit"
            class="button button-quiet button-small"
            formaction={`${reviewHref}/undo`}
            data-key="u"
            aria-keyshortcuts="u"
          >
            <kbd>U</kbd> {t("catalogue.review.undo")}
          </button>
        </>
      )}
    </div>
  );
}

function Keys({ view: { speech, report } }: { view: CaseView }) {
  const { t } = speech;
  const words = report ? "catalogue.review.report" : "catalogue.review";
  const shortcuts = [
    { keys: ["S"], label: t(`${words}.same`) },
    { keys: ["D"], label: t(`${words}.different`) },
    { keys: ["K"], label: t("catalogue.review.later-key") },
    { keys: ["U"], label: t("catalogue.review.undo") },
    { keys: ["N"], label: t("catalogue.review.note") },
  ];
  return (
    <div class="actions">
      <ShortcutHelp t={t} shortcuts={shortcuts} />
      {/* Single letters must be possible to turn off: WCAG 2.2, 2.1.4. The island shows and works it. */}
      <button
        type="button"
        class="button button-quiet button-small"
        aria-pressed="true"
        data-keys-switch
        hidden
      >
        {t("catalogue.review.keys")}
      </button>
    </div>
  );
}
