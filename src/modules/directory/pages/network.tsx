import { Button, LinkButton } from "#web/components/button.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import type { FieldErrors } from "#web/forms/field.tsx";
import { FileField } from "#web/forms/file-field.tsx";
import { Form } from "#web/forms/form.tsx";
import { TextArea } from "#web/forms/text-area.tsx";
import { Done, EditForm, type FormView, fieldLabel, Line, NameLines } from "./form-parts.tsx";
import { LibraryFields } from "./library-fields.tsx";
import { textAt } from "./typed.ts";

export interface NetworkView {
  readonly form: FormView;
  readonly done?: string;
  /** Why the file for the import was not taken. */
  readonly importErrors?: FieldErrors;
}

/** The coordinator's page: the network itself, new libraries, import and export. */
export function NetworkPage({ view: { form, done, importErrors } }: { view: NetworkView }) {
  const { t, raw, errors } = form;
  return (
    <>
      <PageHeader
        title={t("directory.network.title")}
        lead={t("directory.network.lead")}
        actions={
          <>
            <LinkButton href="/staff/directory/new-library" kind="primary" icon="add">
              {t("directory.library.add")}
            </LinkButton>
            <LinkButton href="/staff/libraries">{t("directory.staff.title")}</LinkButton>
          </>
        }
      />
      <Done t={t} done={done} />
      <section>
        <h2>{t("directory.network.name")}</h2>
        <EditForm view={form} action="/staff/directory">
          <Line view={form} name="name" required />
          <NameLines view={form} />
          <TextArea
            t={t}
            name="about"
            label={fieldLabel(form, "about")}
            value={textAt(raw, "about")}
            error={errors.about}
          />
        </EditForm>
      </section>
      <Exchange form={form} errors={importErrors} />
    </>
  );
}

function Exchange({ form: { t }, errors = {} }: { form: FormView; errors?: FieldErrors }) {
  return (
    <>
      <section class="stack">
        <h2>{t("directory.export.title")}</h2>
        <p>{t("directory.export.text")}</p>
        <div class="actions">
          <LinkButton href="/staff/directory/export.csv" icon="download" download>
            {t("directory.export.csv")}
          </LinkButton>
          <LinkButton href="/staff/directory/export.json" icon="download" download>
            {t("directory.export.json")}
          </LinkButton>
        </div>
      </section>
      <section class="stack">
        <h2>{t("directory.import.title")}</h2>
        <Form t={t} action="/staff/directory/import" enctype="multipart/form-data" errors={errors}>
          <FileField
            t={t}
            name="file"
            label={t("directory.import.file")}
            hint={t("directory.import.hint")}
            accept=".csv,.json,text/csv,application/json"
            error={errors.file}
            required
          />
          <Button>{t("directory.import.look")}</Button>
        </Form>
      </section>
    </>
  );
}

/** A new library; its branches come after. */
export function NewLibraryPage({ form }: { form: FormView }) {
  const { t } = form;
  return (
    <>
      <PageHeader title={t("directory.library.add")} lead={t("directory.library.add-lead")} />
      <EditForm view={form} action="/staff/directory/new-library" save={t("directory.library.add-save")}>
        <LibraryFields view={form} isNew />
      </EditForm>
    </>
  );
}
