import { formatNumber } from "#kernel/i18n/format.ts";
import { Button, LinkButton } from "#web/components/button.tsx";
import { DefinitionList } from "#web/components/definition-list.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { Tabs } from "#web/components/tabs.tsx";
import { Form } from "#web/forms/form.tsx";
import { HiddenField } from "#web/forms/hidden-field.tsx";
import { SelectField } from "#web/forms/select-field.tsx";
import { loadHref, profileHref } from "./addresses.ts";
import type { ProfileChoice } from "./choosing.ts";
import { KindField } from "./new-load.tsx";
import { PreviewedRecords, type RecordsView } from "./preview-records.tsx";
import { profileTitle, sizeText } from "./words.ts";

export interface PreviewView extends RecordsView {
  readonly libraryName: string;
  readonly choices: readonly (ProfileChoice & { readonly items: number })[];
  readonly chosen: ProfileChoice;
  /** Which of the files is looked at, from 0. */
  readonly file: number;
  /** Records that readers see of this library now. */
  readonly recordsNow: number;
}

/** What the chosen profile makes of the first records, before anything is stored. */
export function PreviewPage({ view }: { view: PreviewView }) {
  const { speech, load, libraryName } = view;
  const { t } = speech;
  return (
    <>
      <PageHeader
        kicker={libraryName}
        title={t("catalogue.preview.title")}
        lead={t("catalogue.preview.lead")}
        actions={<LinkButton href="#load">{t("catalogue.preview.load")}</LinkButton>}
      />
      {load.error && (
        <Notice t={t} kind="warning" title={t("catalogue.preview.refused")}>
          {load.error.split("\n").map((line) => (
            <p dir="auto">{line}</p>
          ))}
        </Notice>
      )}
      <div class="stack">
        <ProfileForm view={view} />
        <FileTabs view={view} />
        <Summary view={view} />
        {view.records.length > 0 ? (
          <PreviewedRecords view={view} />
        ) : (
          <EmptyState title={t("catalogue.preview.none")} text={t("catalogue.preview.none-text")} />
        )}
        <LoadForm view={view} />
      </div>
    </>
  );
}

function ProfileForm({ view: { speech, load, choices, chosen, file } }: { view: PreviewView }) {
  const { t } = speech;
  const titleOf = ({ value, profile }: ProfileChoice) =>
    value === "own" ? t("catalogue.preview.own", { title: profile.title }) : profileTitle(t, profile);
  return (
    <section class="stack">
      <h2>{t("catalogue.field.profile")}</h2>
      <Form t={t} action={loadHref(load.id, "preview")} method="get" label={t("catalogue.field.profile")}>
        <SelectField
          t={t}
          name="profile"
          label={t("catalogue.preview.profile")}
          hint={t("catalogue.preview.profile-hint")}
          choices={choices.map((choice) => ({
            value: choice.value,
            label: t("catalogue.preview.choice", { title: titleOf(choice), count: choice.items }),
          }))}
          value={chosen.value}
          required
        />
        {file > 0 && <HiddenField name="file" value={String(file)} />}
        <div class="actions">
          <Button>{t("catalogue.preview.again")}</Button>
          <a href={profileHref(load.library)}>{t("catalogue.profile.open")}</a>
        </div>
      </Form>
    </section>
  );
}

function FileTabs({ view: { speech, load, chosen, file } }: { view: PreviewView }) {
  const { t } = speech;
  if (load.files.length < 2) return null;
  const tabs = load.files.map(({ name }, at) => ({
    href: `${loadHref(load.id, "preview")}?${new URLSearchParams({ profile: chosen.value, file: String(at) })}`,
    label: name,
    current: at === file,
  }));
  return <Tabs label={t("catalogue.field.files")} tabs={tabs} />;
}

function Summary({ view: { speech, load, file, records } }: { view: PreviewView }) {
  const { t, locale } = speech;
  const { name, size } = load.files[file]!;
  const items = records.reduce((sum, record) => sum + record.items.length, 0);
  return (
    <DefinitionList
      items={[
        { term: t("catalogue.field.file"), details: name },
        { term: t("catalogue.field.size"), details: sizeText(locale, size) },
        { term: t("catalogue.preview.looked-at"), details: formatNumber(locale, records.length) },
        { term: t("catalogue.preview.items"), details: formatNumber(locale, items) },
      ]}
    />
  );
}

function LoadForm({ view: { speech, load, chosen, recordsNow } }: { view: PreviewView }) {
  const { t } = speech;
  return (
    <section class="stack">
      <h2 id="load">{t("catalogue.preview.load")}</h2>
      <p>{t("catalogue.preview.now", { count: recordsNow })}</p>
      <Form t={t} action={loadHref(load.id, "enter")} label={t("catalogue.preview.load")}>
        <KindField speech={speech} value={load.kind} />
        <HiddenField name="profile" value={chosen.value} />
        <div class="actions">
          <Button kind="primary">{t("catalogue.preview.load-now")}</Button>
          <Button kind="danger" formaction={loadHref(load.id, "drop")}>
            {t("catalogue.preview.drop")}
          </Button>
          <LinkButton href="/staff/loads">{t("catalogue.preview.later")}</LinkButton>
        </div>
      </Form>
    </section>
  );
}
