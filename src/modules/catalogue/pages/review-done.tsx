import { LinkButton } from "#web/components/button.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { nextHref, type QueueChoice, queueHref, reviewHref } from "./review-addresses.ts";
import { LastAnswer } from "./review-answers.tsx";
import type { Speech } from "./setting.ts";

export interface ReviewDoneView {
  readonly speech: Speech;
  readonly choice: QueueChoice;
  readonly last: string | undefined;
  /** Pairs that were put off, or came since. */
  readonly left: number;
  /** Whether one came here by going through the queue. */
  readonly begun: boolean;
}

/** The end of the queue: nothing waits, or only what was put off. */
export function ReviewDonePage({ view }: { view: ReviewDoneView }) {
  const { speech, choice, last, left, begun } = view;
  const { t } = speech;
  const putOff = left > 0 && begun;
  return (
    <pair-review data-loading={t("catalogue.review.loading")} data-failed={t("catalogue.review.failed")}>
      <p class="visually-hidden" role="status" data-live />
      <form method="post" action={`${reviewHref}/undo`} class="stack" data-case>
        <PageHeader
          title={t("catalogue.review.title")}
          actions={<LinkButton href={queueHref(choice)}>{t("catalogue.review.queue")}</LinkButton>}
        />
        <EmptyState
          icon="available"
          title={t(putOff ? "catalogue.review.put-off" : "catalogue.review.none", { count: left })}
          text={t(putOff ? "catalogue.review.put-off-text" : "catalogue.review.none-text")}
          action={putOff ? { href: nextHref(choice), label: t("catalogue.review.again") } : undefined}
        />
        <LastAnswer speech={speech} last={last} />
      </form>
    </pair-review>
  );
}
