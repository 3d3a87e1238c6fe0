import type { EditionSummary, Format } from "#modules/catalogue";
import { formatLabel, isOwnLanguage, languageLabel, languageTag, type Speech } from "../http/labels.ts";
import { bothScripts } from "./result.ts";
import { groupsBetween, type WorkGroup, workGroups } from "./work-groups.ts";

/** Editions listed at once; the rest is folded. */
const shownAtOnce = 10;

interface OtherEditionsProps {
  readonly speech: Speech;
  /** The edition whose page it is. */
  readonly edition: EditionSummary;
  /** Other editions of its work, as many as the page has room for. */
  readonly others: readonly EditionSummary[];
  /** How many there are in all. */
  readonly total: number;
}

/** Other editions and formats of the same work. */
export function OtherEditions({ speech, edition, others, total }: OtherEditionsProps) {
  if (others.length === 0) return null;
  const { t } = speech;
  const groups = workGroups(others, isOwnLanguage(speech));
  const shown = groupsBetween(groups, 0, shownAtOnce);
  const rest = groupsBetween(groups, shownAtOnce, others.length);
  return (
    <section class="stack" id="editions" aria-labelledby="editions-title">
      <h2 id="editions-title">{t("discovery.work.others")}</h2>
      <Groups speech={speech} groups={shown} than={edition} />
      {rest.length > 0 && (
        <details class="more">
          <summary>{t("discovery.work.more", { count: others.length - shownAtOnce })}</summary>
          <Groups speech={speech} groups={rest} than={edition} after={shown.at(-1)?.format} />
        </details>
      )}
      <p>
        <a href={`/works/${edition.work}`}>{t("discovery.work.all", { count: total + 1 })}</a>
      </p>
    </section>
  );
}

/** "English", or nothing where the language is not known. */
export function languageOf(speech: Speech, { languages }: EditionSummary): string | null {
  return languages[0] === undefined ? null : languageLabel(speech, languages[0]);
}

interface GroupsProps {
  readonly speech: Speech;
  readonly groups: readonly WorkGroup[];
  /** The edition that they are compared with: a title is named only where it is another. */
  readonly than: EditionSummary;
  /** The format that the list above ends with: it needs no second heading. */
  readonly after?: Format | undefined;
}

function Groups({ speech, groups, than, after }: GroupsProps) {
  const { t } = speech;
  const about = (edition: EditionSummary) =>
    [languageOf(speech, edition), t("discovery.work.libraries", { count: edition.libraries.length })]
      .filter((part) => part !== null)
      .join(" · ");
  return (
    <>
      {groups.map(({ format, editions }) => (
        <div>
          {format !== after && <h3>{formatLabel(speech, format)}</h3>}
          <ul>
            {editions.map((edition) => (
              <li>
                <EditionLink edition={edition} than={than} /> <span class="soft small">{about(edition)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

/** An edition by what sets it apart: its title where that is another, its publisher and its year. */
export function EditionLink({
  edition,
  than,
}: {
  edition: EditionSummary;
  than: EditionSummary | undefined;
}) {
  const title = bothScripts(edition.originalTitle, edition.title) ?? edition.title;
  const isOther = than === undefined || edition.title !== than.title;
  const parts = [edition.publisher, edition.year].filter((part) => part !== null);
  return (
    <a href={`/editions/${edition.id}`}>
      {(isOther || parts.length === 0) && (
        <>
          <bdi lang={languageTag(edition.languages[0])}>{title}</bdi>
          {parts.length > 0 && ", "}
        </>
      )}
      {parts.length > 0 && <bdi>{parts.join(", ")}</bdi>}
    </a>
  );
}
