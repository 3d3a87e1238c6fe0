import { Button, LinkButton } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { FileField } from "#web/forms/file-field.tsx";
import { Form } from "#web/forms/form.tsx";
import { type Branch, type Library, nameFor } from "../domain/library.ts";
import { libraryHref, logoHref, staffBranchHref, staffHref } from "./addresses.ts";
import { Done, EditForm, type FormView } from "./form-parts.tsx";
import { LibraryFields } from "./library-fields.tsx";

export interface LibraryEditView {
  readonly form: FormView;
  readonly library: Library;
  readonly removed: readonly { readonly code: string; readonly name: string }[];
  readonly done: string | undefined;
  /** Why the logo was not taken. */
  readonly logoError?: string;
}

/** All that the staff of a library can change in its entry. */
export function LibraryEditPage({ view }: { view: LibraryEditView }) {
  const { form, library, done } = view;
  const { t, locale } = form;
  return (
    <>
      <PageHeader
        kicker={t("directory.edit.title")}
        title={nameFor(locale, library).text}
        actions={<LinkButton href={libraryHref(library.isil)}>{t("directory.edit.see")}</LinkButton>}
      />
      <Done t={t} done={done} />
      <BranchesSection view={view} />
      <section>
        <h2>{t("directory.field.holidays")}</h2>
        <p>
          <a href={staffHref(library.isil, "holidays")}>
            {t("directory.holidays.link", { count: library.holidays.length })}
          </a>
        </p>
      </section>
      <LogoSection view={view} />
      <section>
        <h2>{t("directory.library.facts")}</h2>
        <EditForm view={form} action={staffHref(library.isil, "edit")}>
          <LibraryFields view={form} />
        </EditForm>
      </section>
    </>
  );
}

function LogoSection({ view: { form, library, logoError } }: { view: LibraryEditView }) {
  const { t } = form;
  return (
    <section>
      <h2>{t("directory.logo.title")}</h2>
      <div class="stack">
        {library.logo && (
          <div class="row">
            <img src={logoHref(library.isil, library.logo)} alt={t("directory.logo.now")} height="80" />
            <form method="post" action={staffHref(library.isil, "logo/remove")}>
              <Button small>{t("directory.logo.remove")}</Button>
            </form>
          </div>
        )}
        <Form
          t={t}
          action={staffHref(library.isil, "logo")}
          enctype="multipart/form-data"
          errors={logoError ? { logo: logoError } : {}}
        >
          <FileField
            t={t}
            name="logo"
            label={t("directory.logo.file")}
            hint={t("directory.logo.hint")}
            accept="image/png,image/jpeg,image/webp,image/gif"
            error={logoError}
            required
          />
          <Button>{t("directory.logo.send")}</Button>
        </Form>
      </div>
    </section>
  );
}

function BranchesSection({ view }: { view: LibraryEditView }) {
  const { form, library } = view;
  const { t, locale } = form;
  const to = (branch: Branch, page: string) => staffBranchHref(library.isil, branch.code, page);
  return (
    <section class="stack">
      <h2>{t("directory.branches.title")}</h2>
      {library.branches.length > 0 ? (
        <DataTable<Branch>
          caption={t("directory.branches.title")}
          captionHidden
          dense
          rows={library.branches}
          columns={[
            {
              label: t("directory.field.name"),
              heading: true,
              cell: (branch) => <a href={to(branch, "details")}>{nameFor(locale, branch).text}</a>,
            },
            { label: t("directory.field.code"), cell: ({ code }) => code },
            {
              label: t("directory.field.hours"),
              cell: (branch) => <a href={to(branch, "hours")}>{t("directory.hours.change")}</a>,
            },
            {
              label: t("directory.field.closures"),
              cell: (branch) => (
                <a href={to(branch, "closures")}>
                  {t("directory.closure.change", { count: branch.closures.length })}
                </a>
              ),
            },
            {
              label: t("directory.branch.remove-label"),
              cell: (branch) => (
                <form method="post" action={to(branch, "remove")}>
                  <Button small label={t("directory.branch.remove-named", { branch: branch.name })}>
                    {t("directory.branch.remove")}
                  </Button>
                </form>
              ),
            },
          ]}
        />
      ) : (
        <p class="soft">{t("directory.branches.none")}</p>
      )}
      <LinkButton href={staffHref(library.isil, "new-branch")} icon="add">
        {t("directory.branch.add")}
      </LinkButton>
      <RemovedBranches view={view} />
    </section>
  );
}

// Undo instead of "are you sure": what was removed waits here.
function RemovedBranches({ view: { form, library, removed } }: { view: LibraryEditView }) {
  const { t } = form;
  if (removed.length === 0) return null;
  return (
    <ul class="stack" aria-label={t("directory.branch.removed")}>
      {removed.map(({ code, name }) => (
        <li>
          <form class="row" method="post" action={staffBranchHref(library.isil, code, "restore")}>
            <span>{t("directory.branch.removed-one", { branch: name })}</span>
            <Button small label={t("directory.branch.restore-named", { branch: name })}>
              {t("directory.branch.restore")}
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}
