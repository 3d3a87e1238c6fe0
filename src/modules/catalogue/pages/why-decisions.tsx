import { formatMoment } from "#kernel/i18n/format.ts";
import { Button } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { HiddenField } from "#web/forms/hidden-field.tsx";
import type { RecordName } from "../domain/matching/decision.ts";
import { recordHref } from "./addresses.ts";
import { decisionsHref, matchingHref } from "./review-addresses.ts";
import type { EditionRecords } from "./review-edition.ts";
import type { Speech } from "./setting.ts";
import type { BearingDecision } from "./why-edition.ts";

interface BearingDecisionsProps {
  readonly speech: Speech;
  readonly edition: EditionRecords;
  readonly decisions: readonly BearingDecision[];
}

/** What people decided of the records of an edition: who, when, and the way back. */
export function BearingDecisions({ speech, edition, decisions }: BearingDecisionsProps) {
  const { t, locale } = speech;
  if (decisions.length === 0) return <p class="soft">{t("catalogue.why.no-decision")}</p>;
  return (
    <DataTable<BearingDecision>
      caption={t("catalogue.why.decisions-caption")}
      dense
      rows={decisions}
      columns={[
        {
          label: t("catalogue.decisions.what"),
          heading: true,
          cell: ({ verdict }) => t(`catalogue.review.${verdict}`),
        },
        {
          label: t("catalogue.decisions.records"),
          cell: ({ a, b }) => (
            <>
              <NamedRecord name={a} />
              <br />
              <NamedRecord name={b} />
            </>
          ),
        },
        { label: t("catalogue.decisions.who"), cell: ({ by }) => by ?? t("catalogue.why.staff") },
        { label: t("catalogue.decisions.when"), cell: ({ decidedAt }) => formatMoment(locale, decidedAt) },
        { label: t("catalogue.review.note-label"), cell: ({ note }) => note ?? "" },
        {
          label: t("catalogue.decisions.state"),
          cell: (decision) => <StateOf speech={speech} decision={decision} back={matchingHref(edition.id)} />,
        },
      ]}
    />
  );
}

/** A record by the names that decisions know. */
export function NamedRecord({ name: { library, controlNumber } }: { name: RecordName }) {
  return (
    <a href={recordHref(library, controlNumber)}>
      <bdi dir="ltr">
        {library} {controlNumber}
      </bdi>
    </a>
  );
}

interface StateOfProps {
  readonly speech: Speech;
  readonly decision: Pick<BearingDecision, "act" | "undoneAt" | "mayUndo">;
  /** Where undoing leads back to. */
  readonly back: string;
}

/** Whether a decision holds, and the button that undoes it. */
export function StateOf({ speech: { t, locale }, decision, back }: StateOfProps) {
  const { act, undoneAt, mayUndo } = decision;
  if (undoneAt) return <>{t("catalogue.decisions.undone", { at: formatMoment(locale, undoneAt) })}</>;
  if (!mayUndo) return <>{t("catalogue.decisions.holds")}</>;
  return (
    <form method="post" action={`${decisionsHref}/${act}/undo`}>
      <HiddenField name="back" value={back} />
      <Button small>{t("catalogue.decisions.undo")}</Button>
    </form>
  );
}
