import type { Translate } from "#kernel/i18n/messages.ts";
import { LinkButton } from "./components/button.tsx";
import { Icon, type IconName } from "./components/icon.tsx";

/** Statuses that have their own words; any other is told as a mistake of ours (500). */
export const failureStatuses = [403, 404, 413, 422, 429, 500, 503] as const;
export type FailureStatus = (typeof failureStatuses)[number];

const icons: Record<FailureStatus, IconName> = {
  403: "stop",
  404: "search",
  413: "upload",
  422: "edit",
  429: "waiting",
  500: "warning",
  503: "clock",
};

interface FailurePageProps {
  t: Translate;
  status: number;
  /** What happened in this case, translated; the general words stand when there is none. */
  message?: string;
  /** Number of the request, to tell the library. */
  requestId?: string;
}

/** Title of a failure, for the page's title. */
export function failureTitle(t: Translate, status: number): string {
  return t(`web.failure.${knownStatus(status)}.title`);
}

function knownStatus(status: number): FailureStatus {
  return failureStatuses.find((known) => known === status) ?? 500;
}

/** What happened, what was kept, and what to do now. */
export function FailurePage({ t, status, message, requestId }: FailurePageProps) {
  const known = knownStatus(status);
  return (
    <div class="failure">
      <Icon name={icons[known]} />
      <h1>{failureTitle(t, known)}</h1>
      <p class="lead">{message ?? t(`web.failure.${known}.text`)}</p>
      <p>{t(`web.failure.${known}.next`)}</p>
      <div class="actions">
        <LinkButton href="/" kind="primary">
          {t("web.failure.home")}
        </LinkButton>
        <LinkButton href="/search">{t("web.failure.search")}</LinkButton>
      </div>
      {requestId && <p class="hint">{t("web.failure.request", { id: requestId })}</p>}
    </div>
  );
}
