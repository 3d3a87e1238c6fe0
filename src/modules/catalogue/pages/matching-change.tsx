import { formatNumber } from "#kernel/i18n/format.ts";
import { recordHref } from "./addresses.ts";
import type { Change, ChangedRecord } from "./matching-changes.ts";
import { statementText, weightText } from "./review-words.ts";
import type { Speech } from "./setting.ts";

interface ChangeProps {
  readonly speech: Speech;
  readonly change: Change;
}

/** Records of one group that are named; the CSV file has all that are kept. */
const namedOfGroup = 8;

/** One change: the editions as they are, as they would be, and why. */
export function ChangeCard({ speech, change }: ChangeProps) {
  const { t } = speech;
  const { number, kinds, title, before, after, leftOut } = change;
  const id = `change-${number}`;
  return (
    <article class="card" aria-labelledby={id}>
      <h3 id={id} class="card-title">
        <span dir="auto">{title || t("catalogue.quality.untitled")}</span>
      </h3>
      <p class="small soft">
        {t("catalogue.matching.change", {
          kind: kinds.length > 1 ? "both" : (kinds[0] ?? "both"),
          before: before.length,
          after: after.length,
        })}
        {leftOut > 0 && <> {t("catalogue.matching.left-out", { count: leftOut })}</>}
      </p>
      <div class="change-parts">
        <Groups speech={speech} title={t("catalogue.matching.as-now")} groups={before} />
        <Groups speech={speech} title={t("catalogue.matching.as-then")} groups={after} />
        <Why speech={speech} change={change} />
      </div>
    </article>
  );
}

interface GroupsProps {
  readonly speech: Speech;
  readonly title: string;
  readonly groups: readonly (readonly ChangedRecord[])[];
}

function Groups({ speech, title, groups }: GroupsProps) {
  const { t, locale } = speech;
  return (
    <div class="change-part">
      <h4>{title}</h4>
      <ol class="change-groups">
        {groups.map((records, at) => (
          <li>
            <span class="visually-hidden">
              {t("catalogue.matching.edition-number", { number: formatNumber(locale, at + 1) })}
            </span>
            <ul>
              {records.slice(0, namedOfGroup).map((record) => (
                <li>
                  <RecordLine speech={speech} record={record} />
                </li>
              ))}
            </ul>
            {records.length > namedOfGroup && (
              <p class="small soft">
                {t("catalogue.preview.more", { count: records.length - namedOfGroup })}
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function RecordLine({ speech: { t }, record }: { speech: Speech; record: ChangedRecord }) {
  const { library, libraryName, controlNumber, found } = record;
  if (!found)
    return (
      <>
        <bdi>{libraryName}</bdi> <bdi dir="ltr">{controlNumber}</bdi>
        <br />
        <span class="small soft">{t("catalogue.matching.gone")}</span>
      </>
    );
  const { title, author, year } = found.brief;
  const described = [title, author, year].filter((part) => part !== null && part !== "");
  return (
    <>
      <a href={recordHref(library, controlNumber)}>
        <bdi>{libraryName}</bdi> <bdi dir="ltr">{controlNumber}</bdi>
      </a>
      <br />
      <span class="small" dir="auto">
        {described.join(" · ")}
      </span>
    </>
  );
}

/** So many reasons say enough; the page of the edition has all. */
const reasonsShown = 4;

function Why({ speech, change: { before, reasons } }: ChangeProps) {
  const { t } = speech;
  const records = new Map(before.flat().map((record) => [record.name, record]));
  const called = (name: string) => {
    const record = records.get(name);
    return record ? `${record.libraryName} ${record.controlNumber}` : name;
  };
  return (
    <div class="change-part">
      <h4>{t("catalogue.matching.why")}</h4>
      {reasons.length === 0 && <p class="small soft">{t("catalogue.matching.no-reason")}</p>}
      {reasons.map(({ kind, a, b, explanation: { verdict, statements, score } }) => (
        <>
          <p class="small">{t(`catalogue.matching.pair.${kind}`, { a: called(a), b: called(b), verdict })}</p>
          <ul class="reasons-list small">
            {statements
              .filter(({ code, weight }) => code !== "together" && weight !== 0)
              .slice(0, reasonsShown)
              .map((statement) => (
                <li>
                  <span dir="auto">{statementText(speech, statement)}</span>
                  <bdi dir="ltr">{weightText(speech, statement.weight)}</bdi>
                </li>
              ))}
          </ul>
          <p class="small soft">{t("catalogue.matching.pair-score", { score: weightText(speech, score) })}</p>
        </>
      ))}
    </div>
  );
}
