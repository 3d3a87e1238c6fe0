import type { Reference } from "#standards/citations/reference.ts";
import type { Citation } from "#standards/citations/run.ts";
import { type CitationStyle, citationStyles, cite } from "#standards/citations/styles.ts";
import { exportHref } from "../http/export.ts";
import { exportFormats } from "../http/export-formats.ts";
import type { Speech } from "../http/labels.ts";

interface CiteAndSaveProps {
  readonly speech: Speech;
  readonly edition: number;
  readonly reference: Reference;
}

/** How one cites an edition, and its description as files. */
export function CiteAndSave({ speech, edition, reference }: CiteAndSaveProps) {
  const { t } = speech;
  return (
    <section class="stack" id="cite" aria-labelledby="cite-title">
      <h2 id="cite-title">{t("discovery.cite.title")}</h2>
      <details class="unfold">
        <summary>{t("discovery.cite.open")}</summary>
        <div class="stack">
          {citationStyles.map((style) => (
            <OneStyle speech={speech} style={style} citation={cite(reference, style)} />
          ))}
          <p class="soft small">{t("discovery.cite.hint")}</p>
        </div>
      </details>
      <p>{t("discovery.export.one")}</p>
      <SaveLinks speech={speech} hrefOf={(format) => exportHref(edition, format)} />
    </section>
  );
}

/** A citation to select, or to copy with the button that the island brings to light. */
function OneStyle({
  speech: { t },
  style,
  citation,
}: {
  speech: Speech;
  style: CitationStyle;
  citation: Citation;
}) {
  const name = t(`discovery.cite.${style}`);
  return (
    <copy-text data-done={t("discovery.cite.copied")} data-failed={t("discovery.cite.not-copied")}>
      <h3>{name}</h3>
      <p class="prose">
        <bdi data-text>{citation.map(({ text, italic }) => (italic ? <i>{text}</i> : text))}</bdi>
      </p>
      <p hidden>
        <button type="button" class="button button-quiet button-small">
          {t("discovery.cite.copy")} <span class="visually-hidden">{name}</span>
        </button>{" "}
        <span role="status" class="soft small" />
      </p>
    </copy-text>
  );
}

/** One link for each format. */
export function SaveLinks({
  speech: { t },
  hrefOf,
}: {
  speech: Speech;
  hrefOf: (format: (typeof exportFormats)[number]) => string;
}) {
  return (
    <ul class="save-links">
      {exportFormats.map((format) => (
        <li>
          <a href={hrefOf(format)} rel="nofollow">
            <bdi>{t(`discovery.export.${format}`)}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}
