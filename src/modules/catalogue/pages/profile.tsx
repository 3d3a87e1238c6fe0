import { formatNumber } from "#kernel/i18n/format.ts";
import { Button, LinkButton } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import type { FieldErrors } from "#web/forms/field.tsx";
import { Form } from "#web/forms/form.tsx";
import { HiddenField } from "#web/forms/hidden-field.tsx";
import { SelectField } from "#web/forms/select-field.tsx";
import { TextArea } from "#web/forms/text-area.tsx";
import type { LoadProfile } from "../domain/profile.ts";
import { loadsHref, profileHref } from "./addresses.ts";
import type { Speech } from "./setting.ts";
import { profileTitle } from "./words.ts";

/** A branch code as the library's files write it, and the branch that it means. */
export interface CodeRow {
  readonly code: string;
  /** Code of the branch in the directory, or "" where none is said. */
  readonly branch: string;
  /** Items that readers see with it now. */
  readonly items: number;
}

export interface ProfileView {
  readonly speech: Speech;
  readonly isil: string;
  readonly libraryName: string;
  readonly shipped: readonly LoadProfile[];
  /** Name of the shipped profile that the document starts from, or "". */
  readonly from: string;
  /** The document as it stands or was typed. */
  readonly document: string;
  readonly errors: FieldErrors;
  /** Where the document has what faults, in words. */
  readonly faults: readonly { readonly place: string; readonly text: string }[];
  readonly codes: readonly CodeRow[];
  /** Branches of the directory, by code. */
  readonly branches: ReadonlyMap<string, string>;
  readonly done: string | undefined;
}

/** How one library's records are read, to be changed. */
export function ProfilePage({ view }: { view: ProfileView }) {
  const { speech, libraryName, done } = view;
  const { t } = speech;
  return (
    <>
      <PageHeader
        kicker={libraryName}
        title={t("catalogue.profile.title")}
        lead={t("catalogue.profile.lead")}
        actions={<LinkButton href={loadsHref}>{t("catalogue.load.all")}</LinkButton>}
      />
      {done && (
        <Notice t={t} kind="success" title={done}>
          <p>{t("catalogue.profile.next-load")}</p>
        </Notice>
      )}
      <div class="stack">
        <BranchForm view={view} />
        <StartForm view={view} />
        <DocumentForm view={view} />
      </div>
    </>
  );
}

function BranchForm({ view: { speech, isil, codes, branches } }: { view: ProfileView }) {
  const { t, locale } = speech;
  const choices = [...branches].map(([code, name]) => ({ value: code, label: `${name} (${code})` }));
  return (
    <section class="stack">
      <h2>{t("catalogue.map.title")}</h2>
      <p class="soft">{t("catalogue.map.lead")}</p>
      {codes.length === 0 ? (
        <EmptyState
          icon="place"
          title={t("catalogue.map.none")}
          text={t("catalogue.map.none-text")}
          level={3}
        />
      ) : (
        <form method="post" action={profileHref(isil, "branches")} class="stack">
          <DataTable<CodeRow & { at: number }>
            caption={t("catalogue.map.title")}
            captionHidden
            dense
            rows={codes.map((row, at) => ({ ...row, at }))}
            columns={[
              {
                label: t("catalogue.map.code"),
                heading: true,
                cell: ({ code }) => <bdi dir="ltr">{code}</bdi>,
              },
              {
                label: t("catalogue.preview.items"),
                numeric: true,
                cell: ({ items }) => formatNumber(locale, items),
              },
              {
                label: t("catalogue.map.branch"),
                cell: ({ code, branch, at }) => (
                  <>
                    <HiddenField name={`code.${at}`} value={code} />
                    <SelectField
                      t={t}
                      name={`branch.${at}`}
                      label={t("catalogue.map.branch-of", { code })}
                      choices={choices}
                      empty={t("catalogue.map.unknown")}
                      value={branch}
                      required
                    />
                  </>
                ),
              },
            ]}
          />
          <div class="actions">
            <Button kind="primary">{t("catalogue.map.save")}</Button>
          </div>
        </form>
      )}
    </section>
  );
}

function StartForm({ view: { speech, isil, shipped, from } }: { view: ProfileView }) {
  const { t } = speech;
  return (
    <section class="stack">
      <h2>{t("catalogue.profile.document")}</h2>
      <Form t={t} action={profileHref(isil)} method="get" label={t("catalogue.profile.start")}>
        <SelectField
          t={t}
          name="from"
          label={t("catalogue.profile.start")}
          hint={t("catalogue.profile.start-hint")}
          choices={shipped.map((profile) => ({ value: profile.name, label: profileTitle(t, profile) }))}
          empty={t("catalogue.profile.current")}
          value={from}
          required
        />
        <div class="actions">
          <Button>{t("catalogue.profile.fill")}</Button>
        </div>
      </Form>
    </section>
  );
}

function DocumentForm({ view: { speech, isil, document, errors, faults } }: { view: ProfileView }) {
  const { t } = speech;
  return (
    <Form t={t} action={profileHref(isil)} errors={errors} label={t("catalogue.profile.document")}>
      {faults.length > 0 && (
        <ul>
          {faults.map(({ place, text }) => (
            <li>
              {place && <code dir="ltr">{place}</code>} <span dir="auto">{text}</span>
            </li>
          ))}
        </ul>
      )}
      <TextArea
        t={t}
        name="document"
        label={t("catalogue.profile.document")}
        hint={t("catalogue.profile.document-hint")}
        value={document}
        rows={28}
        error={errors.document}
        lang="en"
        required
      />
      <div class="actions">
        <Button kind="primary">{t("catalogue.profile.save")}</Button>
      </div>
    </Form>
  );
}
