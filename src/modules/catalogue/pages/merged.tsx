import { languageName } from "#kernel/i18n/format.ts";
import { directionOf } from "#kernel/i18n/locales.ts";
import { LinkButton } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import type { EditionDetails, RecordReference, Said, Statement } from "../domain/edition.ts";
import { priorityHref, recordHref } from "./addresses.ts";
import type { Speech } from "./setting.ts";

export interface MergedView {
  readonly speech: Speech;
  readonly edition: EditionDetails;
  /** The name of a library by its ISIL. */
  readonly nameOf: (isil: string) => string;
  /** Whether the viewer may change the order of libraries. */
  readonly coordinator: boolean;
}

/** So many records are named at once; more are folded. */
const recordsShown = 3;

/** Where each statement of an edition's page comes from, and what other libraries say instead. */
export function MergedPage({ view }: { view: MergedView }) {
  const { speech, edition, coordinator } = view;
  const { t } = speech;
  const title = edition.originalTitle ?? edition.title;
  return (
    <>
      <PageHeader
        kicker={t("catalogue.merged.kicker")}
        title={title || String(edition.id)}
        lead={t("catalogue.merged.lead", { records: edition.records.length })}
        actions={
          <>
            <LinkButton href={`/editions/${edition.id}`}>{t("catalogue.merged.back")}</LinkButton>
            {coordinator && (
              <LinkButton href={priorityHref} icon="edit">
                {t("catalogue.priority.title")}
              </LinkButton>
            )}
          </>
        }
      />
      <div class="stack">
        <p class="prose">{t("catalogue.merged.how")}</p>
        <DataTable<Statement>
          caption={t("catalogue.merged.caption")}
          captionHidden
          dense
          rows={edition.statements}
          columns={[
            {
              label: t("catalogue.merged.statement"),
              heading: true,
              cell: ({ kind }) => t(`catalogue.merged.kind.${kind}`),
            },
            {
              label: t("catalogue.merged.value"),
              cell: ({ kind, value }) => <bdi>{inWords(speech, kind, value)}</bdi>,
            },
            {
              label: t("catalogue.merged.sources"),
              cell: ({ sources }) => <Records view={view} records={sources} />,
            },
            {
              label: t("catalogue.merged.otherwise"),
              cell: (statement) => <Otherwise view={view} statement={statement} />,
            },
          ]}
        />
      </div>
    </>
  );
}

/** A format or language by its name, everything else as the record says it. */
function inWords({ t, locale }: Speech, kind: Statement["kind"], value: string): string {
  if (kind === "format") return t(`catalogue.format.${value}`);
  return kind === "languages" ? languageName(locale, value) : value;
}

interface RecordsProps {
  readonly view: MergedView;
  readonly records: readonly RecordReference[];
}

function RecordLinks({ view: { speech, nameOf }, records }: RecordsProps) {
  return (
    // A list of names in isolation has no direction of its own (HTML, dir=auto): it runs as the page does.
    <ul dir={directionOf(speech.locale)}>
      {records.map(({ library, controlNumber }) => {
        const name = nameOf(library);
        const label = speech.t("catalogue.merged.record", { library: name, number: controlNumber });
        return (
          <li>
            <a href={recordHref(library, controlNumber)} aria-label={label}>
              <bdi>{name}</bdi>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** The records that say something: all at once, some and the rest folded, or folded where all agree. */
function Records({ view, records }: RecordsProps) {
  const { speech, edition } = view;
  if (records.length <= recordsShown) return <RecordLinks view={view} records={records} />;
  const agreed = records.length === edition.records.length;
  const shown = agreed ? 0 : recordsShown;
  return (
    <div dir={directionOf(speech.locale)}>
      {!agreed && <RecordLinks view={view} records={records.slice(0, shown)} />}
      <details>
        <summary>
          {speech.t(agreed ? "catalogue.merged.all" : "catalogue.merged.more", {
            count: records.length - shown,
          })}
        </summary>
        <RecordLinks view={view} records={records.slice(shown)} />
      </details>
    </div>
  );
}

function Otherwise({ view, statement }: { view: MergedView; statement: Statement }) {
  const { speech } = view;
  if (statement.otherwise.length === 0)
    return <span class="soft">{speech.t("catalogue.merged.nobody")}</span>;
  const say = ({ value, sources }: Said) => (
    <li>
      <bdi>{inWords(speech, statement.kind, value)}</bdi>
      <Records view={view} records={sources} />
    </li>
  );
  return (
    <ul class="stack" dir={directionOf(speech.locale)}>
      {statement.otherwise.map(say)}
    </ul>
  );
}
