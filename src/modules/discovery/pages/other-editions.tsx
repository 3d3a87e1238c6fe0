import type { EditionSummary } from "#modules/catalogue";
import { formatLabel, languageLabel, languageTag, type Speech } from "../http/labels.ts";
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
  const groups = workGroups(others);
  const rest = groupsBetween(groups, shownAtOnce, others.length);
  return (
    <section class="stack" id="editions" aria-labelledby="editions-title">
      <h2 id="editions-title">{t("discovery.work.others")}</h2>
      <Groups speech={speech} groups={groupsBetween(groups, 0, shownAtOnce)} than={edition} />
      {rest.length > 0 && (
        <details class="more">
          <summary>{t("discovery.work.more", { count: others.length - shownAtOnce })}</summary>
          <Groups speech={speech} groups={rest} than={edition} />
        </details>
      )}
      <p>
        <a href={`/works/${edition.work}`}>{t("discovery.work.all", { count: total + 1 })}</a>
      </p>
    </section>
  );
}

/** "Book, English". */
export function groupLabel(speech: Speech, { format, language }: WorkGroup): string {
  const label = formatLabel(speech, format);
  if (language === null) return label;
  return speech.t("discovery.work.group", { format: label, language: languageLabel(speech, language) });
}

interface GroupsProps {
  readonly speech: Speech;
  readonly groups: readonly WorkGroup[];
  /** The edition that they are compared with: a title is named only where it is another. */
  readonly than: EditionSummary;
}

function Groups({ speech, groups, than }: GroupsProps) {
  return (
    <>
      {groups.map((group) => (
        <div>
          <h3>{groupLabel(speech, group)}</h3>
          <ul>
            {group.editions.map((edition) => (
              <li>
                <EditionLink edition={edition} than={than} />{" "}
                <span class="soft small">
                  {speech.t("discovery.work.libraries", { count: edition.libraries.length })}
                </span>
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
