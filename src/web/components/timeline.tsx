import type { Child } from "hono/jsx";
import type { Translate } from "#kernel/i18n/messages.ts";
import { Icon } from "./icon.tsx";

/** One step in the life of something. */
export interface TimelineStep {
  readonly title: string;
  readonly state: "done" | "now" | "next";
  /** `iso` for machines, `text` as people say it, `exact` shown on hover. */
  readonly time?: { readonly iso: string; readonly text: string; readonly exact?: string };
  readonly text?: Child;
}

/** What has happened, what is happening, and what comes next. */
export function Timeline({ t, steps }: { t: Translate; steps: readonly TimelineStep[] }) {
  return (
    <ol class="timeline">
      {steps.map(({ title, state, time, text }) => (
        <li class={`step step-${state}`} aria-current={state === "now" ? "step" : undefined}>
          <span class="step-mark">{state === "done" && <Icon name="check" />}</span>
          <p class="step-title">
            <span class="visually-hidden">{t(`web.timeline.${state}`)}</span> {title}
          </p>
          {time && (
            <time class="step-time" datetime={time.iso} title={time.exact}>
              {time.text}
            </time>
          )}
          {text && <div class="step-text">{text}</div>}
        </li>
      ))}
    </ol>
  );
}
