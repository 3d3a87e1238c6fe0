import type { Child } from "hono/jsx";
import { formatNumber } from "#kernel/i18n/format.ts";
import type { LibraryNames } from "#modules/directory";
import { Button, LinkButton } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { DefinitionList } from "#web/components/definition-list.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { Tabs } from "#web/components/tabs.tsx";
import { Form } from "#web/forms/form.tsx";
import { HiddenField } from "#web/forms/hidden-field.tsx";
import { SelectField } from "#web/forms/select-field.tsx";
import type { ExtractedItem } from "../domain/extract-items.ts";
import type { LoadSummary } from "../domain/load.ts";
import type { PreviewedRecord } from "../jobs/preview.ts";
import { loadHref, profileHref } from "./addresses.ts";
import type { ProfileChoice } from "./choosing.ts";
import { KindField } from "./new-load.tsx";
import type { Speech } from "./setting.ts";
import { faultText, profileTitle, sizeText } from "./words.ts";

export interface PreviewView {
  readonly speech: Speech;
  readonly load: LoadSummary;
  readonly libraryName: string;
  readonly names: ReadonlyMap<string, LibraryNames>;
  /** ISILs by the symbols that files use for libraries. */
  readonly owners: ReadonlyMap<string, string>;
  readonly choices: readonly (ProfileChoice & { readonly items: number })[];
  readonly chosen: ProfileChoice;
  /** Which of the files is looked at, from 0. */
  readonly file: number;
  readonly records: readonly PreviewedRecord[];
  /** Records that readers see of this library now. */
  readonly recordsNow: number;
}

/** More items of one record than this are only counted. */
const shownItems = 3;

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
          <Records view={view} />
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

/** Pieces of a cell, each on a line of its own. */
function lines(pieces: readonly Child[]): Child {
  return pieces.map((piece, at) => (
    <>
      {at > 0 && <br />}
      {piece}
    </>
  ));
}

function Records({ view }: { view: PreviewView }) {
  const { speech, records } = view;
  const { t, locale } = speech;
  return (
    <DataTable<PreviewedRecord>
      caption={t("catalogue.preview.records", { count: records.length })}
      dense
      rows={records}
      columns={[
        {
          label: t("catalogue.field.number"),
          numeric: true,
          heading: true,
          cell: ({ number }) => formatNumber(locale, number),
        },
        {
          label: t("catalogue.preview.record"),
          cell: (record) => <RecordCell record={record} t={t} />,
        },
        {
          label: t("catalogue.field.control-number"),
          cell: ({ controlNumber }) => <bdi dir="ltr">{controlNumber}</bdi>,
        },
        { label: t("catalogue.preview.items"), cell: (record) => itemCell(view, record) },
        {
          label: t("catalogue.preview.faults"),
          cell: ({ faults }) =>
            lines(faults.slice(0, shownItems).map((fault) => <FaultLine fault={fault} t={t} />)),
        },
      ]}
    />
  );
}

function FaultLine({ fault, t }: { fault: PreviewedRecord["faults"][number]; t: Speech["t"] }) {
  return (
    <span title={fault.message}>
      {faultText(t, fault.code)}
      <span class="soft small">
        {" "}
        {t(fault.repair ? "catalogue.preview.repaired" : "catalogue.preview.unrepaired")}
      </span>
    </span>
  );
}

function RecordCell({ record: { kind, brief }, t }: { record: PreviewedRecord; t: Speech["t"] }) {
  if (!brief) return <span class="soft">{t(`catalogue.preview.kind.${kind}`)}</span>;
  const facts = [brief.author, brief.year, t(`catalogue.format.${brief.format}`)].filter(Boolean);
  return (
    <>
      <strong>
        <bdi>{brief.title || t("catalogue.preview.no-title")}</bdi>
      </strong>
      {brief.originalTitle && brief.originalTitle !== brief.title && (
        <>
          <br />
          <bdi>{brief.originalTitle}</bdi>
        </>
      )}
      <br />
      <span class="soft small">
        {facts.map((fact, at) => (
          <>
            {at > 0 && " · "}
            <bdi>{fact}</bdi>
          </>
        ))}
      </span>
    </>
  );
}

function itemCell(view: PreviewView, { kind, items }: PreviewedRecord): Child {
  const { t } = view.speech;
  if (kind !== "record") return null;
  if (items.length === 0) return <span class="soft">{t("catalogue.preview.no-items")}</span>;
  const shown = items.slice(0, shownItems).map((item) => <ItemLine view={view} item={item} />);
  const more = items.length - shown.length;
  return lines(more > 0 ? [...shown, t("catalogue.preview.more", { count: more })] : shown);
}

function ItemLine({ view, item }: { view: PreviewView; item: ExtractedItem }) {
  const { t } = view.speech;
  const { location, callNumber, status } = item;
  const parts = [...placeOf(view, item), location, callNumber, t(`catalogue.status.${status}`)];
  return (
    <span>
      {parts.filter(Boolean).map((part, at) => (
        <>
          {at > 0 && " · "}
          <bdi>{part}</bdi>
        </>
      ))}
    </span>
  );
}

/** Which branch an item is at, after the library where it is another one's. */
function placeOf({ speech: { t }, load, names, owners }: PreviewView, { owner, branch }: ExtractedItem) {
  const isil = owner === null ? load.library : owners.get(owner);
  const library = isil === undefined ? undefined : names.get(isil);
  // The branches of a library that the directory does not know are not expected there.
  if (!library) return [owner && t("catalogue.preview.unknown-owner", { owner }), branch];
  const known = branch === null ? null : library.branches.get(branch);
  const place = known === undefined ? t("catalogue.preview.unknown-branch", { code: branch ?? "" }) : known;
  return isil === load.library ? [place] : [library.name, place];
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
