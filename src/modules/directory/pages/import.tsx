import { Breadcrumbs } from "#web/components/breadcrumbs.tsx";
import { Button, LinkButton } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { HiddenField } from "#web/forms/hidden-field.tsx";
import type { Change } from "../domain/changes.ts";
import type { FileFault, ImportReport } from "../domain/import-report.ts";
import { type FormView, factText, fieldLabel } from "./form-parts.tsx";

type Words = Pick<FormView, "t" | "locale">;

export interface ImportView {
  readonly words: Words;
  readonly report: ImportReport;
  /** The directory changed between the report and the click, so this is a new report. */
  readonly outdated: boolean;
}

/** What an import would do, row by row, before it is done. */
export function ImportPage({ view }: { view: ImportView }) {
  const { words, report, outdated } = view;
  const { t } = words;
  const count = (kind: Change["kind"]) => report.changes.filter((change) => change.kind === kind).length;
  const [added, changed, same] = [count("new"), count("changed"), count("same")];
  return (
    <>
      <Breadcrumbs
        t={t}
        trail={[
          { label: t("directory.network.title"), href: "/staff/directory" },
          { label: t("directory.import.report") },
        ]}
      />
      <PageHeader
        title={t("directory.import.report")}
        lead={t("directory.import.counts", { added, changed, same, refused: report.faults.length })}
      />
      {outdated && <Notice t={t} kind="warning" title={t("directory.import.outdated")} />}
      <Faults words={words} faults={report.faults} />
      {added + changed > 0 ? <Confirm view={view} /> : <Nothing words={words} />}
      <Changes words={words} changes={report.changes} />
    </>
  );
}

function Nothing({ words: { t } }: { words: Words }) {
  return (
    <EmptyState
      icon="check"
      title={t("directory.import.nothing")}
      text={t("directory.import.nothing-text")}
      action={{ href: "/staff/directory", label: t("directory.import.back") }}
    />
  );
}

function Confirm({ view: { words, report } }: { view: ImportView }) {
  const { t } = words;
  return (
    <form class="actions" method="post" action="/staff/directory/import/apply">
      <HiddenField name="basis" value={report.basis} />
      <HiddenField name="document" value={JSON.stringify(report.document)} />
      <Button kind="primary">{t("directory.import.apply")}</Button>
      <LinkButton href="/staff/directory">{t("directory.import.cancel")}</LinkButton>
    </form>
  );
}

function placeText({ t }: Words, { line, path }: FileFault): string {
  const place = path.join(".");
  if (line === undefined) return place;
  return place
    ? t("directory.import.line-field", { line, field: place })
    : t("directory.import.line", { line });
}

function Faults({ words, faults }: { words: Words; faults: readonly FileFault[] }) {
  const { t } = words;
  if (faults.length === 0) return null;
  return (
    <Notice t={t} kind="warning" title={t("directory.import.refused", { count: faults.length })}>
      <DataTable<FileFault>
        caption={t("directory.import.refused-text")}
        dense
        rows={faults}
        columns={[
          {
            label: t("directory.import.place"),
            heading: true,
            cell: (each) => <bdi>{placeText(words, each)}</bdi>,
          },
          { label: t("directory.import.why"), cell: ({ code }) => t(`directory.fault.${code}`) },
        ]}
      />
    </Notice>
  );
}

function Changes({ words, changes }: { words: Words; changes: readonly Change[] }) {
  const { t } = words;
  // What stays the same is only counted: it would bury what changes.
  const rows = changes.filter(({ kind }) => kind !== "same");
  if (rows.length === 0) return null;
  return (
    <DataTable<Change>
      caption={t("directory.import.changes")}
      dense
      rows={rows}
      columns={[
        { label: t("directory.field.name"), heading: true, cell: ({ name }) => name },
        { label: t("directory.import.what"), cell: ({ subject }) => t(`directory.import.${subject}`) },
        {
          label: t("directory.import.symbol"),
          cell: ({ isil = "", code }) => <bdi dir="ltr">{code === undefined ? isil : `${isil} ${code}`}</bdi>,
        },
        {
          label: t("directory.import.becomes"),
          cell: ({ kind }) => t(`directory.import.${kind}`),
        },
        { label: t("directory.import.facts"), cell: (change) => <Facts words={words} change={change} /> },
      ]}
    />
  );
}

function Facts({ words, change }: { words: Words; change: Change }) {
  if (change.fields.length === 0) return null;
  return (
    <ul>
      {change.fields.map((each) => (
        <li>
          {words.t("directory.import.fact", {
            field: fieldLabel(words, each.field),
            from: factText(words, each, each.from),
            to: factText(words, each, each.to),
          })}
        </li>
      ))}
    </ul>
  );
}
