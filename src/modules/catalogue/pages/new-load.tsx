import { Button } from "#web/components/button.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import type { FieldErrors } from "#web/forms/field.tsx";
import { FileField } from "#web/forms/file-field.tsx";
import { Form } from "#web/forms/form.tsx";
import { RadioGroup } from "#web/forms/radio-group.tsx";
import { SelectField } from "#web/forms/select-field.tsx";
import type { LoadProfile } from "../domain/profile.ts";
import { loadsHref } from "./addresses.ts";
import type { OwnLibrary, Speech } from "./setting.ts";
import { profileTitle } from "./words.ts";

/** What is typed into the form of a new load. */
export interface UploadValues {
  readonly library: string;
  readonly kind: string;
  /** Name of a shipped profile, or "" for the fitting one. */
  readonly profile: string;
}

export interface NewLoadView {
  readonly speech: Speech;
  readonly libraries: readonly OwnLibrary[];
  readonly profiles: readonly LoadProfile[];
  readonly values: UploadValues;
  readonly errors: FieldErrors;
}

/** The form that uploads files. Its text fields stand before the files, so that they arrive first. */
export function NewLoadPage({ view }: { view: NewLoadView }) {
  const { t } = view.speech;
  return (
    <>
      <PageHeader title={t("catalogue.new.title")} lead={t("catalogue.new.lead")} />
      {view.libraries.length > 0 ? (
        <UploadForm view={view} />
      ) : (
        <EmptyState
          icon="library"
          title={t("catalogue.new.no-library")}
          text={t("catalogue.new.no-library-text")}
        />
      )}
    </>
  );
}

function UploadForm({ view }: { view: NewLoadView }) {
  const { speech, values, errors } = view;
  const { t } = speech;
  return (
    <Form t={t} action={loadsHref} enctype="multipart/form-data" errors={errors} uploads>
      <SelectField
        t={t}
        name="library"
        label={t("catalogue.field.library")}
        hint={t("catalogue.new.library-hint")}
        choices={view.libraries.map(({ isil, name }) => ({ value: isil, label: `${name} (${isil})` }))}
        empty={view.libraries.length > 1 ? t("catalogue.new.choose") : undefined}
        value={values.library}
        error={errors.library}
        required
      />
      <KindField speech={speech} value={values.kind} error={errors.kind} />
      <RadioGroup
        t={t}
        name="profile"
        label={t("catalogue.field.profile")}
        hint={t("catalogue.new.profile-hint")}
        choices={[
          { value: "", label: t("catalogue.new.fitting"), hint: t("catalogue.new.fitting-hint") },
          ...view.profiles.map((profile) => ({
            value: profile.name,
            label: profileTitle(t, profile),
            hint: t(`catalogue.profile.shipped.${profile.name}`),
          })),
        ]}
        value={values.profile}
        error={errors.profile}
        required
      />
      <FileField
        t={t}
        name="files"
        label={t("catalogue.field.files")}
        hint={t("catalogue.new.files-hint")}
        error={errors.files}
        multiple
        required
      />
      <div class="actions">
        <Button kind="primary" icon="upload">
          {t("catalogue.new.send")}
        </Button>
        <a href={loadsHref}>{t("catalogue.new.cancel")}</a>
      </div>
    </Form>
  );
}

/** Full or delta, in plain words. */
export function KindField({
  speech: { t },
  value,
  error,
}: {
  speech: Speech;
  value: string;
  error?: string;
}) {
  return (
    <RadioGroup
      t={t}
      name="kind"
      label={t("catalogue.new.kind")}
      choices={(["full", "delta"] as const).map((kind) => ({
        value: kind,
        label: t(`catalogue.kind.${kind}`),
        hint: t(`catalogue.kind.${kind}-hint`),
      }))}
      value={value}
      error={error}
      required
    />
  );
}
