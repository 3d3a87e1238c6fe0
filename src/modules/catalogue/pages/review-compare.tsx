import { type Run, sideBySide } from "../domain/review-differences.ts";
import { type ReviewField, reviewFields } from "../domain/review-fields.ts";
import { recordHref } from "./addresses.ts";
import type { Side, Sides } from "./review-sides.ts";
import { fieldText } from "./review-words.ts";
import type { Speech } from "./setting.ts";

interface CompareProps {
  readonly speech: Speech;
  readonly sides: Pick<Sides, "a" | "b">;
}

// Browsers forget the meaning of table elements that are shown as a grid, so it is said again.
const as = (role: string) => ({ role });

/** Two records side by side, what differs marked by a sign, a word and lines under the words. */
export function Comparison({ speech, sides: { a, b } }: CompareProps) {
  const { t } = speech;
  const together = a.edition === b.edition;
  return (
    <table class="compare" {...as("table")}>
      <caption class="visually-hidden">{t("catalogue.review.compared")}</caption>
      <thead {...as("rowgroup")}>
        <tr {...as("row")}>
          <th scope="col" {...as("columnheader")}>
            <span class="visually-hidden">{t("catalogue.review.field")}</span>
          </th>
          <SideHead speech={speech} side={a} together={together} />
          <SideHead speech={speech} side={b} together={together} />
        </tr>
      </thead>
      <tbody {...as("rowgroup")}>
        {reviewFields.map((field) => (
          <Line speech={speech} field={field} a={a} b={b} />
        ))}
      </tbody>
    </table>
  );
}

interface SideHeadProps {
  readonly speech: Speech;
  readonly side: Side;
  /** Both records stand in one edition: then only what the record's own library has tells them apart. */
  readonly together: boolean;
}

/** Whose record it is, and who has the edition that it stands in. */
function SideHead({ speech: { t }, side, together }: SideHeadProps) {
  const holders = together ? side.holders.filter(({ library }) => library === side.library) : side.holders;
  const copies = holders.reduce((sum, holder) => sum + holder.copies, 0);
  const onLoan = holders.reduce((sum, holder) => sum + holder.onLoan, 0);
  return (
    <th scope="col" {...as("columnheader")}>
      <a href={recordHref(side.library, side.controlNumber)}>
        <bdi>{side.libraryName}</bdi>
      </a>{" "}
      <bdi class="soft small" dir="ltr">
        {side.controlNumber}
      </bdi>
      <p class="small">
        <a href={`/editions/${side.edition}`}>
          {t("catalogue.review.touches", { copies, onLoan, libraries: holders.length })}
        </a>
      </p>
    </th>
  );
}

const signs = { same: "=", different: "≠", one: "±" } as const;

function Line({ speech, field, a, b }: { speech: Speech; field: ReviewField; a: Side; b: Side }) {
  const inWords = (side: Side) => side.text[field].map((value) => fieldText(speech, field, value));
  const [valuesA, valuesB] = [inWords(a), inWords(b)];
  if (valuesA.length === 0 && valuesB.length === 0) return null;
  const compared = sideBySide(valuesA, valuesB);
  const { t } = speech;
  return (
    <tr {...as("row")} class={`compare-${compared.state}`}>
      <th scope="row" {...as("rowheader")}>
        <span class="compare-name">
          <span class="compare-sign" aria-hidden="true">
            {signs[compared.state]}
          </span>{" "}
          {t(`catalogue.review.field.${field}`)}{" "}
          <span class="compare-state">{t(`catalogue.review.state.${compared.state}`)}</span>
        </span>
      </th>
      <Values speech={speech} values={compared.a} />
      <Values speech={speech} values={compared.b} />
    </tr>
  );
}

function Values({ speech: { t }, values }: { speech: Speech; values: readonly (readonly Run[])[] }) {
  return (
    <td {...as("cell")}>
      {values.length === 0 && <span class="soft">{t("catalogue.review.nothing")}</span>}
      {values.map((runs) => (
        <p dir="auto">
          {runs.map(({ text, differs }, at) => (
            <>
              {at > 0 && " "}
              {differs ? <Difference t={t} text={text} /> : text}
            </>
          ))}
        </p>
      ))}
    </td>
  );
}

/** Screen readers pass over the mark itself, so that it is said too; the value's direction is that of its own words. */
function Difference({ t, text }: { t: Speech["t"]; text: string }) {
  return (
    <mark>
      <bdi class="visually-hidden">{t("catalogue.review.mark")} </bdi>
      {text}
    </mark>
  );
}
