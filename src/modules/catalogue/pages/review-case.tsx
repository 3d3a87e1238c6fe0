import { formatNumber } from "#kernel/i18n/format.ts";
import { PageHeader } from "#web/components/page-header.tsx";
import { HiddenField } from "#web/forms/hidden-field.tsx";
import { type QueueChoice, queueHref } from "./review-addresses.ts";
import { Answers, Keys } from "./review-answers.tsx";
import { Comparison } from "./review-compare.tsx";
import type { Obstacle } from "./review-obstacle.ts";
import { Reasons, reasonsLine } from "./review-reasons.tsx";
import type { Sides } from "./review-sides.ts";
import type { Speech } from "./setting.ts";

export interface CaseView {
  readonly speech: Speech;
  readonly choice: QueueChoice;
  readonly sides: Sides;
  /** Two other records that keep apart what the rules would join by these two alone. */
  readonly obstacle: Obstacle | undefined;
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
          {view.obstacle && <KeptApart speech={speech} obstacle={view.obstacle} />}
          <Reasons speech={speech} {...sides} />
        </section>
        <Holders view={view} />
        {Object.entries({ ...choice, ...view.fields }).map(([name, value]) => (
          <HiddenField name={name} value={value ?? ""} />
        ))}
        <Answers {...view} />
      </form>
      <Keys {...view} />
    </pair-review>
  );
}

function KeptApart({ speech, obstacle }: { speech: Speech; obstacle: Obstacle }) {
  const { a, b, explanation } = obstacle;
  const against = explanation.statements.filter(({ weight }) => weight < 0);
  return (
    <div>
      <p>{speech.t("catalogue.review.kept-apart", { a, b })}</p>
      <p class="soft" dir="auto">
        {reasonsLine(speech, { ...explanation, statements: against })}
      </p>
    </div>
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
