import { Button, LinkButton } from "#web/components/button.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import type { FieldErrors } from "#web/forms/field.tsx";
import { Form } from "#web/forms/form.tsx";
import { RadioGroup } from "#web/forms/radio-group.tsx";
import { TextArea } from "#web/forms/text-area.tsx";
import { matchingHref, reportHref } from "./review-addresses.ts";
import { type EditionRecords, recordLabel, recordValue } from "./review-edition.ts";
import { noteLength } from "./review-setting.ts";
import type { Speech } from "./setting.ts";

export interface ReportView {
  readonly speech: Speech;
  readonly edition: EditionRecords;
  /** What was chosen and typed. */
  readonly record: string | undefined;
  readonly note: string | undefined;
  readonly errors: FieldErrors;
  readonly done: boolean;
}

/** The form by which staff say that a record does not belong to its edition. */
export function ReportPage({ view }: { view: ReportView }) {
  const { speech, edition, errors, done } = view;
  const { t } = speech;
  return (
    <>
      <PageHeader
        kicker={edition.title}
        title={t("catalogue.report.title")}
        lead={t("catalogue.report.lead")}
        actions={
          <>
            <LinkButton href={`/editions/${edition.id}`}>{t("catalogue.merged.back")}</LinkButton>
            <LinkButton href={matchingHref(edition.id)}>{t("catalogue.why.title")}</LinkButton>
          </>
        }
      />
      {done && (
        <Notice t={t} kind="success" title={t("catalogue.report.done")}>
          <p>{t("catalogue.report.done-text")}</p>
        </Notice>
      )}
      {edition.records.length < 2 ? (
        <EmptyState title={t("catalogue.why.alone")} text={t("catalogue.why.alone-text")} />
      ) : (
        <Form t={t} action={reportHref(edition.id)} errors={errors}>
          <RadioGroup
            t={t}
            required
            name="record"
            label={t("catalogue.report.record")}
            error={errors.record}
            value={view.record}
            choices={edition.records.map((record) => ({
              value: recordValue(record),
              ...recordLabel(record),
            }))}
          />
          <TextArea
            t={t}
            required
            name="note"
            label={t("catalogue.report.note")}
            hint={t("catalogue.report.note-hint")}
            error={errors.note}
            value={done ? undefined : view.note}
            rows={3}
            maxlength={noteLength}
          />
          <Button kind="primary">{t("catalogue.report.send")}</Button>
        </Form>
      )}
    </>
  );
}
