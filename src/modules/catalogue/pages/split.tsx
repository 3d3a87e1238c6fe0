import { Button, LinkButton } from "#web/components/button.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { type FieldErrors, FieldNotes, fieldId } from "#web/forms/field.tsx";
import { Form } from "#web/forms/form.tsx";
import { TextArea } from "#web/forms/text-area.tsx";
import type { Link } from "../domain/review-links.ts";
import { matchingHref, splitHref } from "./review-addresses.ts";
import { type EditionRecord, type EditionRecords, recordLabel, recordValue } from "./review-edition.ts";
import { reasonsLine } from "./review-reasons.tsx";
import { noteLength } from "./review-setting.ts";
import type { Speech } from "./setting.ts";

export interface SplitView {
  readonly speech: Speech;
  readonly edition: EditionRecords;
  readonly links: readonly Link<EditionRecord>[];
  readonly ticked: readonly string[];
  readonly note: string | undefined;
  readonly errors: FieldErrors;
}

/** Takes records out of an edition: each with the reason why it stands in it. */
export function SplitPage({ view }: { view: SplitView }) {
  const { speech, edition, errors, note } = view;
  const { t } = speech;
  return (
    <>
      <PageHeader
        kicker={edition.title}
        title={t("catalogue.split.title")}
        lead={t("catalogue.split.lead")}
        actions={<LinkButton href={matchingHref(edition.id)}>{t("catalogue.why.title")}</LinkButton>}
      />
      {edition.records.length < 2 ? (
        <EmptyState title={t("catalogue.why.alone")} text={t("catalogue.why.alone-text")} />
      ) : (
        <Form t={t} action={splitHref(edition.id)} errors={errors}>
          <fieldset class={errors.record ? "field field-wrong" : "field"}>
            <legend>{t("catalogue.split.records")}</legend>
            <FieldNotes t={t} name="record" label="" error={errors.record} />
            {edition.records.map((record, at) => (
              <RecordChoice view={view} record={record} at={at} />
            ))}
          </fieldset>
          <TextArea
            t={t}
            name="note"
            label={t("catalogue.review.note-label")}
            hint={t("catalogue.review.note-hint")}
            value={note}
            rows={2}
            maxlength={noteLength}
          />
          <Button kind="primary">{t("catalogue.split.do")}</Button>
        </Form>
      )}
    </>
  );
}

interface RecordChoiceProps {
  readonly view: SplitView;
  readonly record: EditionRecord;
  readonly at: number;
}

function RecordChoice({ view: { speech, links, ticked }, record, at }: RecordChoiceProps) {
  const { label, hint } = recordLabel(record);
  const link = links.find((each) => each.record === record);
  const value = recordValue(record);
  // The first control carries the field's id, so that an error leads there.
  const id = at === 0 ? fieldId("record") : `${fieldId("record")}-${at}`;
  return (
    <div class="radio-option">
      <label class="check" for={id}>
        <input
          type="checkbox"
          id={id}
          name="record"
          value={value}
          checked={ticked.includes(value)}
          aria-describedby={`${id}-why`}
        />
        <span class="check-word" dir="auto">
          {label}
        </span>
      </label>
      <p class="hint" id={`${id}-why`}>
        <bdi>{hint}</bdi>
        <br />
        <bdi>
          {link
            ? speech.t("catalogue.split.because", { reasons: reasonsLine(speech, link.explanation, 3) })
            : speech.t("catalogue.why.first")}
        </bdi>
      </p>
    </div>
  );
}
