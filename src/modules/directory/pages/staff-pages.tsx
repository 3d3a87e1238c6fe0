import { Breadcrumbs } from "#web/components/breadcrumbs.tsx";
import { LinkButton } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { type Library, nameFor } from "../domain/library.ts";
import { staffHref } from "./addresses.ts";
import { BranchFields } from "./branch-forms.tsx";
import { Done, EditForm, type FormView } from "./form-parts.tsx";
import { ClosureFields } from "./row-fields.tsx";
import type { Speech } from "./setting.ts";

export interface ChooseView {
  readonly speech: Speech;
  /** Those that the viewer may change. */
  readonly libraries: readonly Library[];
  readonly isCoordinator: boolean;
}

/** The libraries whose entry the viewer may change. */
export function ChoosePage({ view: { speech, libraries, isCoordinator } }: { view: ChooseView }) {
  const { t, locale } = speech;
  return (
    <>
      <PageHeader
        title={t("directory.staff.title")}
        lead={t("directory.staff.lead")}
        actions={
          isCoordinator && <LinkButton href="/staff/directory">{t("directory.network.title")}</LinkButton>
        }
      />
      {libraries.length === 0 ? (
        <EmptyState icon="library" title={t("directory.list.none")} text={t("directory.staff.none")} />
      ) : (
        <DataTable<Library>
          caption={t("directory.staff.title")}
          captionHidden
          dense
          rows={libraries}
          columns={[
            {
              label: t("directory.field.name"),
              heading: true,
              cell: (library) => (
                <a href={staffHref(library.isil, "edit")}>{nameFor(locale, library).text}</a>
              ),
            },
            { label: t("directory.field.isil"), cell: ({ isil }) => <bdi dir="ltr">{isil}</bdi> },
            { label: t("directory.branches.title"), numeric: true, cell: ({ branches }) => branches.length },
            { label: t("directory.field.localSystem"), cell: ({ localSystem }) => localSystem },
          ]}
        />
      )}
    </>
  );
}

export interface SubpageView {
  readonly form: FormView;
  readonly library: Library;
  readonly done?: string;
}

function Way({ form: { t, locale }, library, here }: SubpageView & { here: string }) {
  const name = nameFor(locale, library).text;
  return (
    <Breadcrumbs t={t} trail={[{ label: name, href: staffHref(library.isil, "edit") }, { label: here }]} />
  );
}

/** The days on which the whole library keeps other hours. */
export function HolidaysPage({ view }: { view: SubpageView }) {
  const { form, library, done } = view;
  const title = form.t("directory.field.holidays");
  return (
    <>
      <Way {...view} here={title} />
      <PageHeader title={title} lead={form.t("directory.holidays.lead")} />
      <Done t={form.t} done={done} />
      <EditForm view={form} action={staffHref(library.isil, "holidays")}>
        <ClosureFields view={form} list="holidays" />
      </EditForm>
    </>
  );
}

/** A new branch; its hours are the next page. */
export function NewBranchPage({ view }: { view: SubpageView }) {
  const { form, library } = view;
  const title = form.t("directory.branch.add");
  return (
    <>
      <Way {...view} here={title} />
      <PageHeader title={title} lead={form.t("directory.branch.add-lead")} />
      <EditForm
        view={form}
        action={staffHref(library.isil, "new-branch")}
        save={form.t("directory.branch.add-save")}
      >
        <BranchFields view={form} isNew />
      </EditForm>
    </>
  );
}
