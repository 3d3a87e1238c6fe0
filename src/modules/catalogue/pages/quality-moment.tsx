import { formatMoment } from "#kernel/i18n/format.ts";
import type { Speech } from "./setting.ts";

/** A moment, with its exact time on hover. */
export function Moment({ speech, at }: { speech: Speech; at: Date }) {
  return (
    <time datetime={at.toISOString()} title={at.toISOString()}>
      {formatMoment(speech.locale, at)}
    </time>
  );
}
