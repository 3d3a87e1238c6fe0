import { type DataField, type Field, isControlField, linkage } from "#standards/marc/record.ts";
import { LinkButton } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { recordFileHref } from "./addresses.ts";
import { reportHref } from "./review-addresses.ts";
import { recordValue } from "./review-edition.ts";
import type { Speech } from "./setting.ts";

export interface RecordView {
  readonly speech: Speech;
  readonly library: string;
  readonly libraryName: string;
  readonly controlNumber: string;
  readonly edition: number;
  readonly title: string;
  readonly leader: string;
  readonly fields: readonly Field[];
  /** Fields that only the library's staff see here. */
  readonly hidden: number;
  readonly formats: readonly string[];
  /** Whether the viewer may say that the record stands in a wrong edition. */
  readonly mayReport: boolean;
}

/** One library's own record, field by field. */
export function RecordPage({ view }: { view: RecordView }) {
  const { speech, library, libraryName, controlNumber, edition, title, formats } = view;
  const { t } = speech;
  return (
    <>
      <PageHeader
        kicker={t("catalogue.record.kicker")}
        title={title || controlNumber}
        lead={
          <>
            <a href={`/libraries/${encodeURIComponent(library)}`}>
              <bdi>{libraryName}</bdi>
            </a>
            {" · "}
            {t("catalogue.field.control-number")} <bdi dir="ltr">{controlNumber}</bdi>
          </>
        }
        actions={
          <>
            <LinkButton href={`/editions/${edition}`}>{t("catalogue.record.edition")}</LinkButton>
            {view.mayReport && (
              <LinkButton href={`${reportHref(edition)}?record=${encodeURIComponent(recordValue(view))}`}>
                {t("catalogue.report.title")}
              </LinkButton>
            )}
          </>
        }
      />
      <div class="stack">
        <FieldTable view={view} />
        {view.hidden > 0 && <p class="soft small">{t("catalogue.record.hidden", { count: view.hidden })}</p>}
        <section class="stack">
          <h2>{t("catalogue.record.take")}</h2>
          <p class="soft">{t("catalogue.record.take-lead")}</p>
          <div class="actions">
            {formats.map((format) => (
              <LinkButton
                href={recordFileHref(library, controlNumber, format)}
                icon="download"
                download={true}
                small
              >
                {t(`catalogue.record.format.${format}`)}
              </LinkButton>
            ))}
          </div>
        </section>
      </div>
    </>
  );
}

interface Row {
  readonly tag: string;
  readonly ind: string;
  readonly field: Field | string;
}

// Blanks of a fixed field carry meaning, so they are shown.
const visible = (text: string) => text.replaceAll(" ", "\u2423");

function FieldTable({ view: { speech, leader, fields } }: { view: RecordView }) {
  const { t } = speech;
  const rows: Row[] = [
    { tag: "LDR", ind: "", field: leader },
    ...fields.map((field) => ({ tag: field.tag, ind: isControlField(field) ? "" : field.ind, field })),
  ];
  return (
    <DataTable<Row>
      caption={t("catalogue.record.fields")}
      captionHidden
      dense
      rows={rows}
      columns={[
        {
          label: t("catalogue.record.tag"),
          heading: true,
          cell: ({ tag, ind }) => (
            <bdi dir="ltr">
              {tag} {ind && <code class="soft">{visible(ind)}</code>}
            </bdi>
          ),
        },
        { label: t("catalogue.record.content"), cell: ({ field }) => <Content field={field} /> },
      ]}
    />
  );
}

function Content({ field }: { field: Field | string }) {
  if (typeof field === "string") return <code dir="ltr">{visible(field)}</code>;
  if (isControlField(field))
    return field.tag === "001" ? <bdi>{field.value}</bdi> : <code dir="ltr">{visible(field.value)}</code>;
  return (
    <span dir={directionOf(field)}>
      {field.subfields.map(({ code, value }, at) => (
        <>
          {at > 0 && " "}
          <code class="soft" dir="ltr">
            ${code}
          </code>{" "}
          <bdi>{value}</bdi>
        </>
      ))}
    </span>
  );
}

const rightToLeft =
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** A field runs as its link says (MARC 21, $6 `/r`), else as its first letter does. */
function directionOf(field: DataField): "rtl" | "ltr" {
  if (linkage(field)?.rightToLeft) return "rtl";
  const first = field.subfields.find(({ code }) => code !== "6" && code !== "8")?.value ?? "";
  return rightToLeft.test(first) ? "rtl" : "ltr";
}
