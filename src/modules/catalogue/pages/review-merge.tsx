import { Button, LinkButton } from "#web/components/button.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { Form } from "#web/forms/form.tsx";
import { HiddenField } from "#web/forms/hidden-field.tsx";
import { TextArea } from "#web/forms/text-area.tsx";
import { TextField } from "#web/forms/text-field.tsx";
import { matchingHref, mergeHref } from "./review-addresses.ts";
import { Comparison } from "./review-compare.tsx";
import { type EditionRecords, recordLabel } from "./review-edition.ts";
import { Reasons } from "./review-reasons.tsx";
import { noteLength } from "./review-setting.ts";
import type { Sides } from "./review-sides.ts";
import type { Speech } from "./setting.ts";

export interface MergeView {
  readonly speech: Speech;
  readonly edition: EditionRecords;
  /** What was typed to find the other edition. */
  readonly asked: string | undefined;
  readonly found: readonly EditionRecords[];
  /** The other edition, once only one is meant. */
  readonly other: EditionRecords | null;
  readonly sides: Sides | null;
  readonly error: string | undefined;
}

/** Joins an edition with another: find it, see both side by side, confirm. */
export function MergePage({ view }: { view: MergeView }) {
  const { speech, edition, asked, found, other, sides, error } = view;
  const { t } = speech;
  return (
    <>
      <PageHeader
        kicker={edition.title}
        title={t("catalogue.merge.title")}
        lead={t("catalogue.merge.lead")}
        actions={<LinkButton href={matchingHref(edition.id)}>{t("catalogue.why.title")}</LinkButton>}
      />
      <div class="stack">
        <Form
          t={t}
          method="get"
          action={mergeHref(edition.id)}
          errors={error ? { with: error } : {}}
          label={t("catalogue.merge.find")}
        >
          <TextField
            t={t}
            required
            name="with"
            label={t("catalogue.merge.other")}
            hint={t("catalogue.merge.other-hint")}
            error={error}
            value={asked}
          />
          <Button kind={other ? "quiet" : "primary"}>{t("catalogue.merge.find")}</Button>
        </Form>
        {found.length > 1 && <Several view={view} />}
        {other && sides && <Confirm view={view} other={other} sides={sides} />}
      </div>
    </>
  );
}

/** An ISBN stands in several editions: choose one. */
function Several({ view: { speech, edition, found } }: { view: MergeView }) {
  return (
    <section class="stack">
      <h2>{speech.t("catalogue.merge.several")}</h2>
      <ul class="prose">
        {found.map(({ id, records }) => (
          <li>
            <a href={`${mergeHref(edition.id)}?with=${id}`}>
              <bdi>{recordLabel(records[0]!).hint}</bdi>
            </a>{" "}
            <span class="soft small">{speech.t("catalogue.merge.records", { records: records.length })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ConfirmProps {
  readonly view: MergeView;
  readonly other: EditionRecords;
  readonly sides: Sides;
}

function Confirm({ view: { speech, edition }, other, sides }: ConfirmProps) {
  const { t } = speech;
  const records = edition.records.length + other.records.length;
  return (
    <section class="stack">
      <h2>{t("catalogue.merge.preview")}</h2>
      <Comparison speech={speech} sides={sides} />
      <Reasons speech={speech} {...sides} />
      <Form t={t} action={mergeHref(edition.id)} label={t("catalogue.merge.do")}>
        <HiddenField name="other" value={String(other.id)} />
        <p>{t("catalogue.merge.effect", { records })}</p>
        <TextArea
          t={t}
          name="note"
          label={t("catalogue.review.note-label")}
          hint={t("catalogue.review.note-hint")}
          rows={2}
          maxlength={noteLength}
        />
        <Button kind="primary">{t("catalogue.merge.do")}</Button>
      </Form>
    </section>
  );
}
