import type { Child } from "hono/jsx";
import { ShortcutHelp } from "#web/components/shortcut-help.tsx";
import { TextArea } from "#web/forms/text-area.tsx";
import { reviewHref } from "./review-addresses.ts";
import { noteLength } from "./review-setting.ts";
import type { Speech } from "./setting.ts";

interface AnswersProps {
  readonly speech: Speech;
  /** Set where a report is answered. */
  readonly report: object | undefined;
  readonly laterHref: string;
  /** What was decided last, in one sentence. */
  readonly last: string | undefined;
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
export function Answers({ speech, report, laterHref, last }: AnswersProps) {
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

/** The list of keys, and the switch that turns single keys off. */
export function Keys({ speech, report }: Pick<AnswersProps, "speech" | "report">) {
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
